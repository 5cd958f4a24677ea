// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/searchservice.h"

#include "base/log.h"
#include "domain/bookkey.h"
#include "domain/bookmatch.h"
#include "services/quotes.h"
#include "store/cache/wishrows.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr int trimEvery = 50; // answers written

// Sources were asked, and not one of them could be reached: nothing is known of copies.
bool isUnreachable(const CopiesAnswer &answer)
{
    const auto isOneOf = [&answer](std::initializer_list<QLatin1StringView> states) {
        return std::ranges::any_of(answer.sources, [&states](const SourceReport &source) {
            return std::ranges::find(states, source.state) != states.end();
        });
    };
    return answer.copies.empty() && isOneOf({"unreachable"_L1, "timed_out"_L1, "rate_limited"_L1})
        && !isOneOf({""_L1, "searching"_L1, "done"_L1, "cut"_L1, "from_yesterday"_L1});
}

} // namespace

QString subjectOf(const domain::Wish &wish)
{
    return wish.isbn ? wish.isbn->toString13() : wish.bookId ? wish.bookId->toString() : QString();
}

SearchService::SearchService(Workspace &workspace, DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_client(client)
{
    connect(&client, &DaemonClient::endpointChanged, this, &SearchService::catchUp);
    connect(&client, &DaemonClient::reachableChanged, this, [this] {
        if (m_client.isReachable()) {
            catchUp();
        }
    });
    // What was asked for belongs to the other cache.
    connect(&workspace, &Workspace::aboutToClose, this, [this] {
        m_looks.clear();
        m_waitingLooks.clear();
        m_laterLooks.clear();
        m_later.stop();
        m_waitingKeys.clear();
        m_resolveStates.clear();
        m_tried.clear();
        m_backgroundLooks = 0;
        m_resume.stop();
        m_pause = pauseMin;
    });
    m_resume.setSingleShot(true);
    m_later.setSingleShot(true);
    connect(&m_later, &QTimer::timeout, this, [this] {
        m_waitingLooks += std::exchange(m_laterLooks, {});
        startLooks();
    });
    connect(&m_resume, &QTimer::timeout, this, [this] {
        Q_EMIT pausedChanged();
        startLooks();
    });
}

void SearchService::setBuyer(const Buyer &buyer) { m_buyer = buyer; }

QFuture<Expected<SearchService::Kept>> SearchService::kept(const QString &isbn)
{
    return m_workspace.read([isbn](store::Transaction &transaction) -> Expected<Kept> {
        TRY_ASSIGN(auto kept, findKeptCopies(transaction, isbn));
        if (!kept) {
            return fail(ErrorKind::NotFound, u"no copies kept"_s);
        }
        return std::move(*kept);
    });
}

void SearchService::look(const QString &isbn, Urgency urgency)
{
    if (isbn.isEmpty()) {
        return;
    }
    if (const auto running = m_looks.find(isbn); running != m_looks.end()) {
        if (urgency == Urgency::Now) {
            running->urgency = urgency; // somebody waits for it now
        }
        return;
    }
    if (urgency == Urgency::Now) {
        m_waitingLooks.removeAll(isbn);
        m_laterLooks.removeAll(isbn);
        m_looks.insert(isbn, {.urgency = urgency});
        begin(isbn);
        return;
    }
    // A window may stay open for days, and totals end with their sources' terms each day.
    const Instant now = m_workspace.clock().now();
    if (now < m_countedSince || now - m_countedSince >= quoteAgeMax) {
        m_countedSince = now;
        m_backgroundLooks = 0;
    }
    if (!m_waitingLooks.contains(isbn) && !m_laterLooks.contains(isbn)
        && m_backgroundLooks < backgroundLooksMax) {
        ++m_backgroundLooks;
        m_waitingLooks.enqueue(isbn);
        startLooks();
    }
}

void SearchService::noteCopies(const Uuid &id)
{
    const QString book = id.isNil() ? QString() : id.toString();
    for (auto look = m_looks.begin(); look != m_looks.end(); ++look) {
        const bool isMeant = book.isEmpty() || look.key() == book;
        if (isMeant && look->urgency == Urgency::Now && !std::exchange(look->hasNews, true)
            && !look->isAsked) {
            askIn(look.key(), noteMs);
        }
    }
    if (book.isEmpty() || m_looks.contains(book)) {
        return;
    }
    m_workspace.read([id](store::Transaction &transaction) {
        return store::findWish(transaction, id);
    }) | then(this, [this](const Expected<std::optional<store::CachedWish>> &cached) {
        if (cached && *cached) {
            look(subjectOf((*cached)->wish), Urgency::Now);
        }
    });
}

void SearchService::startLooks()
{
    while (m_looks.size() < looksAtOnce && !m_waitingLooks.isEmpty() && m_client.endpoint()
           && !isPaused()) {
        const QString isbn = m_waitingLooks.dequeue();
        m_looks.insert(isbn, {.urgency = Urgency::Background});
        begin(isbn);
    }
}

// Wishes of this book may have chosen further editions.
void SearchService::begin(const QString &isbn)
{
    m_workspace.read([isbn](store::Transaction &transaction) -> Expected<QStringList> {
        TRY_ASSIGN(const auto ids, store::listWishesOfBook(transaction, isbn));
        QStringList chosen;
        for (const Uuid &id : ids) {
            TRY_ASSIGN(const auto cached, store::findWish(transaction, id));
            if (!cached || cached->wish.editionMode != domain::EditionMode::Chosen) {
                continue;
            }
            for (const domain::Isbn &edition : cached->wish.editionIsbns) {
                const QString digits = edition.toString13();
                if (digits != isbn && !chosen.contains(digits) && chosen.size() < chosenMax) {
                    chosen += digits;
                }
            }
        }
        return chosen;
    }) | then(this, [this, isbn](const Expected<QStringList> &chosen) {
        const auto look = m_looks.find(isbn);
        if (look != m_looks.end() && !look->chosen) {
            look->chosen = chosen.value_or(QStringList());
            ask(isbn);
        }
    });
}

void SearchService::ask(const QString &isbn)
{
    const auto look = m_looks.find(isbn);
    if (look == m_looks.end() || !look->chosen) {
        return;
    }
    QUrlQuery query{{u"country"_s, m_buyer.country}, {u"currency"_s, m_buyer.currency.code()}};
    if (look->urgency == Urgency::Background) {
        query.addQueryItem(u"later"_s, u"true"_s);
    }
    if (!look->chosen->isEmpty()) {
        query.addQueryItem(u"isbns"_s, look->chosen->join(u','));
    }
    if (!domain::Isbn::read(isbn) && !Uuid::parse(isbn)) {
        query.addQueryItem(u"anyway"_s, u"true"_s); // a misprinted number, asked for all the same
    }
    if (m_collect.kilometres > 0) {
        query.addQueryItem(u"radius_km"_s, QString::number(m_collect.kilometres));
        if (!m_collect.postcode.isEmpty()) {
            query.addQueryItem(u"postcode"_s, m_collect.postcode);
        }
    }
    look->isAsked = true;
    look->hasNews = false;
    m_client.get(u"/api/v1/books/%1/copies"_s.arg(isbn), query)
        | then(this, [this, isbn](const Expected<JsonReply> &reply) { answered(isbn, reply); });
}

// In the place of what was planned before.
void SearchService::askIn(const QString &isbn, qint64 waitMs)
{
    const int turn = ++m_looks[isbn].turn;
    QTimer::singleShot(int(waitMs), this, [this, isbn, turn] {
        const auto look = m_looks.find(isbn);
        if (look != m_looks.end() && look->turn == turn) {
            // What a note asks is no question of our own: a busy hour does not end a look.
            look->polls += look->hasNews ? 0 : 1;
            ask(isbn);
        }
    });
}

void SearchService::answered(const QString &isbn, const Expected<JsonReply> &reply)
{
    const auto look = m_looks.find(isbn);
    if (look == m_looks.end()) {
        return;
    }
    const Expected<CopiesAnswer> answer =
        reply ? copiesFromJson(reply->body) : Expected<CopiesAnswer>(tl::unexpected(reply.error()));
    if (!answer) {
        endLook(isbn);
        Q_EMIT copiesFailed(isbn, answer.error());
        return;
    }
    look->isAsked = false;
    const bool isSearching = answer->state == CopiesAnswer::State::Searching;
    const QByteArray body = QJsonDocument(reply->body).toJson(QJsonDocument::Compact);
    const bool isNews = std::exchange(look->body, body) != body;
    const Urgency urgency = look->urgency;
    const bool goesOn = isSearching && look->polls < pollsMax;
    if (answer->copies.empty() && !isSearching && answer->heard() != CopiesAnswer::Heard::Nobody) {
        m_none.insert(isbn);
    } else {
        m_none.remove(isbn);
    }
    // That a search has begun is nothing to keep, nor that nobody could be reached.
    if (isNews && !(isSearching && answer->copies.empty()) && !isUnreachable(*answer)) {
        keep(isbn, *answer,
             QJsonDocument(withoutUnstorable(reply->body)).toJson(QJsonDocument::Compact));
    }
    const qint64 retryMs = reply->retryAfterMs.value_or(pollMsMin * (look->polls + 1));
    if (urgency == Urgency::Background && isSearching && retryMs > pollMsMax) {
        askLater(isbn, std::chrono::milliseconds(retryMs));
    } else if (goesOn) {
        // Somebody who waits is told at once where a note comes; this is for where none does.
        const qint64 soonMs = urgency == Urgency::Now ? pollMsMin * (look->polls + 1) : pollMsMax;
        const qint64 wait =
            std::clamp(std::min(retryMs, soonMs), qint64(pollMsMin), qint64(pollMsMax));
        askIn(isbn, look->hasNews ? noteMs : wait);
    } else if (isUnreachable(*answer)) {
        notHeard(isbn, urgency);
    } else {
        goOn();
        endLook(isbn);
    }
    if (isNews || !goesOn) {
        Q_EMIT copiesChanged(isbn, *answer);
    }
}

// The daemon asks when a source's budget has room; until then others have their turn.
void SearchService::askLater(const QString &isbn, std::chrono::milliseconds wait)
{
    m_laterLooks.enqueue(isbn);
    if (!m_later.isActive()) {
        m_later.start(std::min(wait, pauseMax));
    }
    endLook(isbn);
}

// Each further book would be asked about in vain too.
void SearchService::notHeard(const QString &isbn, Urgency urgency)
{
    m_looks.remove(isbn);
    if (urgency == Urgency::Background) {
        m_waitingLooks.enqueue(isbn);
    }
    if (!isPaused()) {
        m_resume.start(m_pause);
        m_pause = std::min(m_pause * 2, pauseMax);
        Q_EMIT pausedChanged();
    }
}

void SearchService::goOn()
{
    m_pause = pauseMin;
    if (isPaused()) {
        m_resume.stop();
        Q_EMIT pausedChanged();
        startLooks();
    }
}

void SearchService::keep(const QString &isbn, const CopiesAnswer &answer, const QByteArray &body)
{
    const Instant now = m_workspace.clock().now();
    const Trim trim = m_kept++ % trimEvery == 0 ? Trim::Yes : Trim::No;
    m_workspace.write([isbn, answer, body, now, trim,
                       buyer = m_buyer](store::Transaction &transaction) -> Expected<QSet<Uuid>> {
        TRY(keepCopies(transaction, isbn, body, now, trim));
        // While sources are still asked, no total is better than one that will be beaten.
        if (answer.copies.empty() && answer.state == CopiesAnswer::State::Searching) {
            return QSet<Uuid>();
        }
        return putQuotes(transaction, isbn, answer, buyer, now);
    }) | then(this, [this](const Expected<QSet<Uuid>> &touched) {
        if (touched) {
            m_workspace.noteFetched(*touched);
            Q_EMIT quotesWritten();
        } else {
            qCWarning(lcDesktop) << "quotes:" << touched.error().context;
        }
    });
}

void SearchService::endLook(const QString &isbn)
{
    m_looks.remove(isbn);
    startLooks();
}

void SearchService::catchUp()
{
    if (!m_client.endpoint() || !m_workspace.isOpen()) {
        return;
    }
    goOn();
    startResolves();
    startLooks();
    // A pasted link that nobody could be asked about yet.
    m_workspace.read([](store::Transaction &transaction) {
        return store::listUnresolved(transaction);
    }) | then(this, [this](const Expected<QList<store::WishKey>> &keys) {
        for (const store::WishKey &key : keys.value_or(QList<store::WishKey>())) {
            if (resolveState(key.id) == ResolveState::Idle) {
                if (const auto parsed = domain::parseBookKey(key.sourceKey)) {
                    resolveWish(key.id, parsed->name(), key.title);
                }
            }
        }
    });
    const Instant oldest = m_workspace.clock().now() - quoteAgeMax;
    m_workspace.read([oldest](store::Transaction &transaction) {
        return listUnasked(transaction, oldest, backgroundLooksMax);
    }) | then(this, [this](const Expected<QStringList> &isbns) {
        for (const QString &isbn : isbns.value_or(QStringList())) {
            look(isbn, Urgency::Background);
        }
    });
}

} // namespace endpaper::services
