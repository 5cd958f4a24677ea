// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/copiesanswer.h"
#include "services/daemonclient.h"
#include "services/workspace.h"

#include <QHash>
#include <QObject>
#include <QQueue>
#include <QTimer>

namespace endpaper::services {

// What became of a pasted key (a Goodreads number).
struct Resolved
{
    QString title = {};
    QStringList authors = {};
    std::optional<domain::Isbn> isbn = {};
    std::optional<Uuid> bookId = {};
    QString published = {};
    QString by = {}; // "catalogue", "import", "openlibrary", "title"
};

// What copies of a wish are asked for and kept under: 13 digits, else the book's id; empty where
// neither is known.
[[nodiscard]] QString subjectOf(const domain::Wish &wish);

// Asks the daemon which book a key is and which copies there are, keeps the answers and the
// cheapest acceptable total of each wish, and goes on asking while a search runs. Without a network
// it waits. GUI thread.
class SearchService final : public QObject
{
    Q_OBJECT

public:
    // Who buys: totals depend on it.
    struct Buyer
    {
        QString country = QStringLiteral("DE");
        domain::Currency currency = domain::Currency::eur();
        domain::Condition least =
            domain::Condition::Unknown; // where a wish has no limit of its own

        friend bool operator==(const Buyer &, const Buyer &) = default;
    };
    static constexpr int looksAtOnce = 2;
    static constexpr int resolvesAtOnce = 2;
    // Of the editions that a reader chose, so many are asked for.
    static constexpr int chosenMax = 10;
    static constexpr int pollMsMin = 300;
    static constexpr int noteMs = 20; // notes that come together are one question
    static constexpr int pollMsMax = 5000;
    // After so many questions an answer that never ends is let be.
    static constexpr int pollsMax = 60;
    // A quote is looked up again by itself after so long.
    static constexpr auto quoteAgeMax = std::chrono::hours(24);
    static constexpr int backgroundLooksMax = 200; // of a file, within quoteAgeMax
    // Where no source could be reached, nothing more is asked by itself for so long; twice as long
    // each time, until one is heard again.
    static constexpr std::chrono::milliseconds pauseMin = std::chrono::minutes(1);
    static constexpr std::chrono::milliseconds pauseMax = std::chrono::minutes(30);

    SearchService(Workspace &workspace, DaemonClient &client, QObject *parent = nullptr);

    // Where the buyer would collect a copy; 0 km: nowhere. Without a postcode around the cell that
    // the daemon knows.
    struct Collect
    {
        QString postcode = {};
        int kilometres = 0;
    };

    void setBuyer(const Buyer &buyer);
    void setCollect(const Collect &collect) { m_collect = collect; }
    [[nodiscard]] const Buyer &buyer() const { return m_buyer; }

    // As kept, for a first look and without a network. NotFound where nothing is.
    struct Kept
    {
        CopiesAnswer answer;
        Instant at;
    };
    [[nodiscard]] QFuture<Expected<Kept>> kept(const QString &isbn);
    enum class Urgency { Now, Background };
    // copiesChanged() follows with each answer, copiesFailed() where there is none. One that is
    // looked for already is so more urgently from now on.
    void look(const QString &isbn, Urgency urgency);
    // The daemon has new copies: of a wish, of a book without a number, or (nil) of what somebody
    // waits for, which is asked for at once.
    void noteCopies(const Uuid &id);
    // It was asked in this session, and nobody had a copy.
    [[nodiscard]] bool hasFoundNone(const QString &isbn) const { return m_none.contains(isbn); }
    [[nodiscard]] bool isLooking(const QString &isbn) const { return m_looks.contains(isbn); }
    // No source could be reached: what is to be looked for waits.
    [[nodiscard]] bool isPaused() const { return m_resume.isActive(); }

    // Asks which book this is and writes what is found into the wish, where the reader has not
    // written something else meanwhile. resolveStateChanged() follows.
    void resolveWish(const Uuid &wish, const QString &key, const QString &placeholder);
    // The catalogue's book for a wish without a number, by its title, authors and year, so that
    // copies of it can be looked for; made where there is none.
    void nameWish(const Uuid &wish);
    // Can it be named: by a title that somebody wrote, or the catalogue gave with its author? The
    // words of a link, and "Goodreads 5907", are none.
    [[nodiscard]] static bool hasName(const domain::Wish &wish);
    // The title and authors of a bare ISBN, where the daemon knows them.
    void describeWish(const Uuid &wish, const QString &isbn);
    enum class ResolveState { Idle, Waiting, Asking, NotFound };
    [[nodiscard]] ResolveState resolveState(const Uuid &wish) const;
    // Where it was looked for in vain, as the daemon names them.
    [[nodiscard]] QStringList tried(const Uuid &wish) const { return m_tried.value(wish); }
    // By which means the key of a wish led to the book that it still is, as Resolved::by; empty
    // where no key did so here.
    [[nodiscard]] QFuture<Expected<QString>> foundBy(const Uuid &wish);
    // Keys that came in while nobody answered, and wishes without a quote: when the daemon is
    // there.
    void catchUp();

Q_SIGNALS:
    void copiesChanged(const QString &isbn, const endpaper::services::CopiesAnswer &answer);
    void copiesFailed(const QString &isbn, const endpaper::Error &error);
    void pausedChanged();
    // Pencilled totals were written into the cache.
    void quotesWritten();
    void resolveStateChanged(const endpaper::Uuid &wish);
    void resolved(const endpaper::Uuid &wish, const endpaper::services::Resolved &book);

private:
    struct Look
    {
        Urgency urgency = Urgency::Now;
        int polls = 0; // questions again, without a note
        int turn = 0; // grows with each question planned: only the last one is asked
        bool isAsked = false; // and not answered yet
        bool hasNews = false; // since it was asked, or planned for a note
        QByteArray body = {}; // the last answer
        // Further editions that its wishes chose, asked for in one go; not known before it begins.
        std::optional<QStringList> chosen = {};
    };
    struct Key
    {
        Uuid wish;
        QString key;
        QString placeholder;
        int polls = 0;
    };

    void startLooks();
    void ask(const QString &isbn);
    void askIn(const QString &isbn, qint64 waitMs);
    void begin(const QString &isbn);
    void answered(const QString &isbn, const Expected<JsonReply> &reply);
    void keep(const QString &isbn, const CopiesAnswer &answer, const QByteArray &body);
    void endLook(const QString &isbn);
    void notHeard(const QString &isbn, Urgency urgency);
    void askLater(const QString &isbn, std::chrono::milliseconds wait);
    void goOn();
    void startResolves();
    void askKey(const Key &key);
    void keyAnswered(Key key, const Expected<JsonReply> &reply);
    void fetchBook(const Key &key, Resolved book, const QString &id);
    // `placeholder` gives way to the title that was found. A look follows.
    void writeResolved(const Uuid &wish, const QString &placeholder, const Resolved &book);
    void setResolveState(const Uuid &wish, ResolveState state);

    Workspace &m_workspace;
    DaemonClient &m_client;
    Buyer m_buyer;
    Collect m_collect;
    QHash<QString, Look> m_looks;
    QQueue<QString> m_waitingLooks;
    QQueue<Key> m_waitingKeys;
    QSet<QString> m_none;
    QHash<Uuid, ResolveState> m_resolveStates;
    QHash<Uuid, QStringList> m_tried;
    int m_resolves = 0;
    int m_backgroundLooks = 0;
    Instant m_countedSince = {};
    int m_kept = 0; // answers written
    QQueue<QString> m_laterLooks; // the daemon waits for a source's budget
    QTimer m_later; // runs while there are such
    QTimer m_resume; // runs while nothing is asked by itself
    std::chrono::milliseconds m_pause = pauseMin;
};

} // namespace endpaper::services
