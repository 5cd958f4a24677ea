// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/executor.h"

#include "base/log.h"
#include "sources/jsonpath.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QUrlQuery>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

struct Executor::Question
{
    SourceDescription source;
    QString key;
    BookQuery query;
    Done done;
    Instant deadline;
    Answer answer;
    QString token;
    qsizetype nextQuery = 0;
    int pages = 0; // of the query under way
    const QueryTemplate *asked = nullptr;
    std::optional<FetchRequest> last; // sent again with a new token
    bool hasRenewed = false;
};

Executor::Executor(Fetcher &fetcher, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_fetcher(fetcher)
    , m_clock(clock)
{
}

Executor::~Executor() = default;

void Executor::ask(const SourceDescription &source, const QString &key, const BookQuery &query,
                   Done done)
{
    auto question = std::make_shared<Question>();
    question->source = source;
    question->key = key;
    question->query = query;
    question->done = std::move(done);
    question->deadline = m_clock.now() + m_timeout;
    if (source.needsKey() && key.isEmpty()) {
        question->answer.state = AnswerState::NeedsKey;
        QMetaObject::invokeMethod(
            this, [this, question] { finish(question); }, Qt::QueuedConnection);
        return;
    }
    withToken(question);
}

void Executor::send(const QuestionPointer &question, FetchRequest request, Fetcher::Done done)
{
    const SourceDescription &source = question->source;
    request.mayBePrivate = source.mayBePrivate;
    ++question->answer.requests;
    ++m_counts[source.id];
    qCDebug(lcSources) << source.id << "asks" << redacted(request.url);
    auto go = [this, question, request = std::move(request),
               done = std::move(done)](Instant turn) mutable {
        const Instant now = m_clock.now();
        const auto wait = std::max(std::chrono::milliseconds(0), turn - now);
        // The time left is counted by the event loop's own clock; `m_clock` only names instants.
        const auto left = std::max(std::chrono::milliseconds(1), question->deadline - now);
        request.timeout = std::min(m_timeout, left);
        question->deadline += wait; // until its turn the source is not slow
        auto send = [this, request = std::move(request), done = std::move(done)]() mutable {
            m_fetcher.fetch(std::move(request), std::move(done));
        };
        if (wait.count() > 0) {
            // A coarse one is a twentieth early, or late: in a queue that is several gaps.
            QTimer::singleShot(wait, Qt::PreciseTimer, this, std::move(send));
        } else {
            send();
        }
    };
    if (m_pace && source.limits.gap.count() > 0) {
        m_pace(source, std::move(go));
    } else {
        go(m_clock.now());
    }
}

void Executor::withToken(const QuestionPointer &question)
{
    const AuthKind kind = question->source.auth.kind;
    if (kind != AuthKind::ClientCredentials && kind != AuthKind::TokenByPost) {
        nextQuery(question);
        return;
    }
    Token &token = m_tokens[question->source.id + u'\n' + question->key];
    if (!token.text.isEmpty() && token.until > m_clock.now()) {
        question->token = token.text;
        nextQuery(question);
        return;
    }
    token.waiting.append(question);
    if (!std::exchange(token.isUnderWay, true)) {
        fetchToken(question);
    }
}

void Executor::fetchToken(const QuestionPointer &question)
{
    const SourceDescription &source = question->source;
    FetchRequest request;
    request.verb = FetchRequest::Verb::Post;
    request.url = QUrl(source.auth.url.startsWith(u'/')
                           ? source.base.toString(QUrl::StripTrailingSlash) + source.auth.url
                           : source.auth.url,
                       QUrl::StrictMode);
    request.headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    if (source.auth.kind == AuthKind::ClientCredentials) {
        request.headers.append(
            {"Authorization", QByteArray("Basic " + question->key.toUtf8().toBase64())});
        request.body =
            "grant_type=client_credentials&scope=" + QUrl::toPercentEncoding(source.auth.scope);
    } else {
        QUrlQuery query;
        query.addQueryItem(source.auth.keyParameter,
                           QString::fromLatin1(QUrl::toPercentEncoding(question->key)));
        request.url.setQuery(query.query(QUrl::FullyEncoded), QUrl::StrictMode);
    }
    send(question, std::move(request),
         [this, question](const FetchResult &result) { tokenArrived(question, result); });
}

void Executor::tokenArrived(const QuestionPointer &question, const FetchResult &result)
{
    const SourceDescription &source = question->source;
    Token &token = m_tokens[source.id + u'\n' + question->key];
    const QList<QuestionPointer> waiting = std::exchange(token.waiting, {});
    token.isUnderWay = false;
    token.text.clear();
    const QJsonObject object = QJsonDocument::fromJson(result.body).object();
    const QString status = textAt(object, source.answer.statusPath);
    const bool isOk = result.outcome == FetchResult::Outcome::Answered && result.status == 200
        && (source.answer.statusPath.isEmpty() || source.answer.statusOk.contains(status));
    Answer failure;
    if (isOk) {
        token.text = textAt(object, source.auth.tokenPath);
        const qint64 said =
            valueAt(object, u"expires_in"_s).toInteger(source.auth.tokenLife.count());
        // A tenth early, so that it does not die on the way.
        token.until =
            m_clock.now() + std::chrono::seconds(std::clamp<qint64>(said, 10, 86400) * 9 / 10);
    }
    if (token.text.isEmpty()) {
        // The search's own reading of failures, with a shape that has no rows to find.
        QueryTemplate none;
        const Page page = readPage(source, question->query, none, result, m_clock.now());
        const bool isBadKey = page.state == AnswerState::Refused
            || (result.status >= 400 && result.status < 500
                && page.state == AnswerState::RemoteError);
        failure.state = isBadKey    ? AnswerState::Refused
            : isFailure(page.state) ? page.state
                                    : AnswerState::Unreadable;
        failure.reason = page.reason.isEmpty() ? u"token"_s : page.reason;
        failure.nextAt = page.nextAt;
    }
    const QString text = token.text;
    for (const QuestionPointer &one : waiting) {
        if (text.isEmpty()) {
            failure.requests = one->answer.requests;
            one->answer = failure;
            finish(one);
        } else {
            one->token = text;
            if (one->last) {
                sendPage(one, *one->last);
            } else {
                nextQuery(one);
            }
        }
    }
}

void Executor::nextQuery(const QuestionPointer &question)
{
    const SourceDescription &source = question->source;
    const Answer &answer = question->answer;
    while (question->nextQuery < source.queries.size()) {
        const QueryTemplate &asked = source.queries.at(question->nextQuery++);
        if (asked.isByDistance() != question->query.isOnlyNear) {
            continue;
        }
        if (asked.isByDistance() && source.tellsPlaces() && !question->query.near) {
            continue; // nothing to measure from
        }
        const bool isFirst = asked.ifFewerThan == 0;
        const qsizetype known = answer.copies.size() + answer.books.size() + answer.places.size();
        if (!isFirst && known >= asked.ifFewerThan) {
            continue;
        }
        if (auto request = requestFor(source, asked, question->query)) {
            question->asked = &asked;
            question->pages = 0;
            sendPage(question, std::move(*request));
            return;
        }
    }
    if (answer.state == AnswerState::Searching) {
        // Nothing could be asked (no ISBN and no title), or everything asked was answered.
        question->answer.state = question->asked ? AnswerState::Done : AnswerState::Unreadable;
        question->answer.reason = question->asked ? QString() : u"nothing_to_ask"_s;
    }
    finish(question);
}

void Executor::sendPage(const QuestionPointer &question, FetchRequest request)
{
    question->last = request;
    if (question->source.obeysRobots) {
        withRobots(question, std::move(request));
    } else {
        sendAllowed(question, std::move(request));
    }
}

// A page's path is asked for only where robots.txt lets us; the file is kept for a day.
void Executor::withRobots(const QuestionPointer &question, FetchRequest request)
{
    const QString origin = request.url.toString(QUrl::RemovePath | QUrl::RemoveQuery
                                                | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    Robots &robots = m_robots[origin];
    if (robots.until > m_clock.now()) {
        if (robots.rules.allows(request.url)) {
            sendAllowed(question, std::move(request));
        } else {
            refuse(question, u"robots"_s);
        }
        return;
    }
    robots.waiting.append({question, std::move(request)});
    if (!std::exchange(robots.isUnderWay, true)) {
        FetchRequest file;
        file.url = QUrl(origin + u"/robots.txt"_s);
        send(question, std::move(file),
             [this, origin](const FetchResult &result) { robotsArrived(origin, result); });
    }
}

void Executor::robotsArrived(const QString &origin, const FetchResult &result)
{
    Robots &robots = m_robots[origin];
    robots.isUnderWay = false;
    robots.rules = RobotsRules::fromAnswer(
        result.outcome == FetchResult::Outcome::Answered ? result.status : 0, result.body);
    const bool isKnown = robots.rules.isKnown();
    robots.until = m_clock.now() + (isKnown ? RobotsRules::life : RobotsRules::retryAfter);
    const auto waiting = std::exchange(robots.waiting, {});
    const RobotsRules rules = robots.rules;
    for (const auto &[question, request] : waiting) {
        if (rules.allows(request.url)) {
            sendAllowed(question, request);
        } else if (isKnown) {
            refuse(question, u"robots"_s);
        } else {
            // Not known is not allowed; it is asked again soon.
            question->answer.state = result.outcome == FetchResult::Outcome::TimedOut
                ? AnswerState::TimedOut
                : AnswerState::Unreachable;
            question->answer.reason = u"robots"_s;
            finish(question);
        }
    }
}

void Executor::refuse(const QuestionPointer &question, const QString &reason)
{
    Answer &answer = question->answer;
    const bool hasRows = !answer.copies.isEmpty() || !answer.books.isEmpty();
    answer.state = hasRows ? AnswerState::Cut : AnswerState::Refused;
    answer.reason = reason;
    finish(question);
}

void Executor::sendAllowed(const QuestionPointer &question, FetchRequest request)
{
    const AuthDescription &auth = question->source.auth;
    const bool isKey = auth.kind == AuthKind::KeyInQuery || auth.kind == AuthKind::KeyInHeader;
    const QString secret = isKey ? question->key : question->token;
    const QString parameter =
        auth.kind == AuthKind::KeyInQuery ? auth.keyParameter : auth.tokenParameter;
    if (secret.isEmpty()) {
        // nothing to prove
    } else if (auth.kind == AuthKind::KeyInHeader) {
        request.headers.append({auth.keyParameter.toLatin1(), secret.toUtf8()});
    } else if (!parameter.isEmpty()) {
        QUrlQuery query(request.url);
        query.removeQueryItem(parameter);
        query.addQueryItem(parameter, QString::fromLatin1(QUrl::toPercentEncoding(secret)));
        request.url.setQuery(query.query(QUrl::FullyEncoded), QUrl::StrictMode);
    } else {
        request.headers.append({"Authorization", QByteArray("Bearer " + secret.toUtf8())});
    }
    send(question, std::move(request),
         [this, question](const FetchResult &result) { pageArrived(question, result); });
}

void Executor::pageArrived(const QuestionPointer &question, const FetchResult &result)
{
    const SourceDescription &source = question->source;
    Answer &answer = question->answer;
    Page page = readPage(source, question->query, *question->asked, result, m_clock.now());
    if (page.isTokenGone && !question->token.isEmpty()
        && !std::exchange(question->hasRenewed, true)) {
        Token &token = m_tokens[source.id + u'\n' + question->key];
        if (token.text == question->token) {
            token.text.clear();
        }
        withToken(question);
        return;
    }
    if (isFailure(page.state)) {
        qCInfo(lcSources) << source.id << "answered" << answerStateName(page.state) << page.reason
                          << result.detail;
        // What came before the failure is kept; only with nothing in hand is the source a failed
        // one.
        const bool hasRows = !answer.copies.isEmpty() || !answer.books.isEmpty();
        answer.state = hasRows ? AnswerState::Cut : page.state;
        answer.reason = page.reason;
        answer.nextAt = page.nextAt;
        finish(question);
        return;
    }
    answer.reason = page.reason;
    answer.places += page.places;
    for (FoundCopy &copy : page.copies) {
        const bool isKnown = std::ranges::any_of(
            answer.copies, [&](const auto &one) { return one.ref == copy.ref; });
        if (!isKnown) {
            answer.copies.append(std::move(copy));
        }
    }
    answer.books += page.books;
    ++question->pages;
    const qsizetype rowsMax = source.limits.rowsMax;
    if (answer.copies.size() > rowsMax
        || (!page.next.isEmpty() && question->pages >= source.limits.pagesMax)) {
        answer.copies.resize(std::min(answer.copies.size(), rowsMax));
        answer.state = AnswerState::Cut;
        finish(question);
        return;
    }
    if (!page.next.isEmpty() && !page.copies.isEmpty()) {
        FetchRequest request = *question->last;
        request.url = page.next;
        sendPage(question, std::move(request));
        return;
    }
    question->last.reset();
    nextQuery(question);
}

void Executor::finish(const QuestionPointer &question)
{
    const Done done = std::exchange(question->done, {});
    // Some sources repeat the key in their complaint about it.
    for (const QString &secret : {question->key, question->token}) {
        if (!secret.isEmpty()) {
            question->answer.reason.replace(secret, u"…"_s);
        }
    }
    if (done) {
        done(std::move(question->answer));
    }
}

} // namespace endpaper::sources
