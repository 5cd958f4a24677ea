// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "sources/fetcher.h"
#include "sources/robots.h"
#include "sources/rowmapper.h"
#include "sources/sourcedescription.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <memory>

namespace endpaper::sources {

// What a source said to one question.
struct Answer
{
    AnswerState state = AnswerState::Searching;
    QList<FoundCopy> copies = {};
    QList<FoundBook> books = {}; // of a metadata source
    QList<FoundPlace> places = {}; // of a source of places
    QString reason =
        {}; // a short word or the source's own code, without keys: "http_500", "html", "rows"
    std::optional<Instant> nextAt = {}; // not before then
    int requests = 0; // that were really sent
};

// What one HTTP answer came to, before paging and the next query.
struct Page
{
    AnswerState state = AnswerState::Done;
    QString reason = {};
    std::optional<Instant> nextAt = {};
    bool isTokenGone = false; // worth one new token
    QList<FoundCopy> copies = {};
    QList<FoundBook> books = {};
    QList<FoundPlace> places = {};
    QUrl next = {};
};
// Reads an answer by its description. The whole table of what can be wrong with one; no I/O.
[[nodiscard]] Page readPage(const SourceDescription &source, const BookQuery &query,
                            const QueryTemplate &asked, const FetchResult &result, Instant now);
// The request for a query; none if a variable that it needs has no value.
[[nodiscard]] std::optional<FetchRequest>
requestFor(const SourceDescription &source, const QueryTemplate &asked, const BookQuery &query);
// `text` with the key, the token and anything that looks like one taken out.
[[nodiscard]] QString redacted(const QUrl &url);

// Asks sources of every kind. Each question is answered once, within answerTimeout of its turn,
// whatever the source does. Tokens are fetched once for many questions. One thread with an event
// loop.
class Executor final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds answerTimeout{8000};

    Executor(Fetcher &fetcher, const Clock &clock, QObject *parent = nullptr);
    ~Executor() override;

    using Done = std::function<void(Answer)>;
    // `key`: what the description's auth asks for; "id:secret" for client credentials.
    void ask(const SourceDescription &source, const QString &key, const BookQuery &query,
             Done done);
    // Says when the next request to a source with a gap may go: calls `then` once, on this thread.
    // Without one they go at once.
    using Pace =
        std::function<void(const SourceDescription &source, std::function<void(Instant)> then)>;
    void setPace(Pace pace) { m_pace = std::move(pace); }
    // For tests of slow sources.
    void setAnswerTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    // HTTP requests sent so far, tokens included, by source id.
    [[nodiscard]] const QHash<QString, int> &requestCounts() const { return m_counts; }

private:
    struct Question;
    using QuestionPointer = std::shared_ptr<Question>;
    struct Token
    {
        QString text;
        Instant until = {};
        bool isUnderWay = false;
        QList<QuestionPointer> waiting = {};
    };

    void withRobots(const QuestionPointer &question, FetchRequest request);
    void robotsArrived(const QString &origin, const FetchResult &result);
    void withToken(const QuestionPointer &question);
    void fetchToken(const QuestionPointer &question);
    void tokenArrived(const QuestionPointer &question, const FetchResult &result);
    void nextQuery(const QuestionPointer &question);
    void sendPage(const QuestionPointer &question, FetchRequest request);
    void pageArrived(const QuestionPointer &question, const FetchResult &result);
    void finish(const QuestionPointer &question);
    void refuse(const QuestionPointer &question, const QString &reason);
    void sendAllowed(const QuestionPointer &question, FetchRequest request);
    void send(const QuestionPointer &question, FetchRequest request, Fetcher::Done done);

    Fetcher &m_fetcher;
    const Clock &m_clock;
    std::chrono::milliseconds m_timeout = answerTimeout;
    Pace m_pace;
    struct Robots
    {
        RobotsRules rules;
        Instant until = {};
        bool isUnderWay = false;
        QList<QPair<QuestionPointer, FetchRequest>> waiting = {};
    };

    QHash<QString, Robots> m_robots; // by origin
    QHash<QString, Token> m_tokens; // by source id and key
    QHash<QString, int> m_counts;
};

} // namespace endpaper::sources
