// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/executor.h"
#include "sources/jsonpath.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QUrlQuery>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

// A source that says "wait" without saying how long.
static constexpr std::chrono::minutes waitUnsaid{10};
// Nobody may send us away for longer than this by one header.
static constexpr std::chrono::hours waitMax{24};

static Instant retryAfter(const FetchResult &result, Instant now)
{
    const QByteArray text = result.header("retry-after").trimmed();
    bool isSeconds = false;
    const qint64 seconds = text.toLongLong(&isSeconds);
    Instant until = now + waitUnsaid;
    if (isSeconds && seconds >= 0) {
        until = now
            + std::chrono::seconds(
                    std::min<qint64>(seconds, std::chrono::seconds(waitMax).count()));
    } else if (const QDateTime date = QLocale::c().toDateTime(
                   QString::fromLatin1(text).remove(" GMT"_L1), u"ddd, dd MMM yyyy hh:mm:ss"_s);
               date.isValid()) {
        until = fromEpochMs(QDateTime(date.date(), date.time(), Qt::UTC).toMSecsSinceEpoch());
    }
    return std::clamp(until, now, Instant(now + waitMax));
}

static bool looksLikeHtml(const QByteArray &body)
{
    const QByteArray head = body.left(512).trimmed().toLower();
    return head.startsWith('<');
}

static bool isChallenge(const QByteArray &body)
{
    const QByteArray head = body.left(64 << 10).toLower();
    return head.contains("captcha") || head.contains("challenge.js") || head.contains("gokuprops")
        || head.contains("cf-chl");
}

static Page failed(AnswerState state, const QString &reason)
{
    return {.state = state, .reason = reason};
}

// What transport and status line alone decide; nothing if the body has to be read.
static std::optional<Page> readStatus(const FetchResult &result, Instant now)
{
    switch (result.outcome) {
    case FetchResult::Outcome::Answered:
        break;
    case FetchResult::Outcome::TimedOut:
        return failed(AnswerState::TimedOut, u"time"_s);
    case FetchResult::Outcome::TooLarge:
        return failed(AnswerState::Unreadable, u"too_large"_s);
    case FetchResult::Outcome::Forbidden:
        return failed(AnswerState::Refused, u"redirect"_s);
    case FetchResult::Outcome::Unreachable:
    case FetchResult::Outcome::Cancelled:
        return failed(AnswerState::Unreachable, u"network"_s);
    }
    const QString code = u"http_"_s + QString::number(result.status);
    if (result.status == 429 || result.status == 503) {
        Page page = failed(AnswerState::RateLimited, code);
        page.nextAt = retryAfter(result, now);
        return page;
    }
    // A bot wall answers 202 with nothing, 425, or a page that wants a script to run.
    if (result.status == 403 || result.status == 425
        || (result.status == 202 && result.body.trimmed().isEmpty())
        || (looksLikeHtml(result.body) && isChallenge(result.body))) {
        return failed(AnswerState::Refused, result.status == 403 ? code : u"bot_wall"_s);
    }
    if (result.status == 401) {
        Page page = failed(AnswerState::Refused, code);
        page.isTokenGone = true;
        return page;
    }
    if (result.status >= 500) {
        return failed(AnswerState::RemoteError, code);
    }
    return std::nullopt;
}

static Page failedByCode(const SourceDescription &source, const QString &code,
                         const QString &otherwise, Instant now)
{
    const QString meaning = source.answer.errors.value(code);
    const QString reason = code.isEmpty() ? otherwise : code.left(60);
    Page page = failed(AnswerState::RemoteError, reason);
    if (meaning == "token"_L1) {
        page = failed(AnswerState::Refused, reason);
        page.isTokenGone = true;
    } else if (const auto state = answerState(meaning)) {
        page.state = *state;
    }
    if (page.state == AnswerState::RateLimited) {
        page.nextAt = now + waitUnsaid;
    }
    return page;
}

static void readRows(const SourceDescription &source, const BookQuery &query,
                     const QueryTemplate &asked, const QJsonValue &root, const QJsonArray &rows,
                     Instant now, Page &page)
{
    const RowMapper mapper(source, query, asked, root, now);
    int unreadable = 0;
    const bool isMetadata = source.role == SourceDescription::Role::Metadata;
    for (const QJsonValue &row : rows) {
        FoundCopy copy;
        FoundBook book;
        const RowFate fate = isMetadata ? mapper.mapBook(row, book) : mapper.mapCopy(row, copy);
        unreadable += fate == RowFate::Unreadable ? 1 : 0;
        if (fate == RowFate::Taken && isMetadata) {
            page.books.append(std::move(book));
        } else if (fate == RowFate::Taken) {
            page.copies.append(std::move(copy));
        }
    }
    if (unreadable > 0 && page.copies.isEmpty() && page.books.isEmpty()) {
        page.state = AnswerState::Unreadable;
        page.reason = u"rows"_s;
    }
}

Page readPage(const SourceDescription &source, const BookQuery &query, const QueryTemplate &asked,
              const FetchResult &result, Instant now)
{
    if (auto page = readStatus(result, now)) {
        return *page;
    }
    const AnswerDescription &shape = source.answer;
    const bool isSuccess = result.status >= 200 && result.status < 300;
    const QString code = u"http_"_s + QString::number(result.status);
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(result.body, &parseError);
    if (document.isNull()) {
        if (!isSuccess) {
            return failed(AnswerState::RemoteError, code);
        }
        return failed(AnswerState::Unreadable, looksLikeHtml(result.body) ? u"html"_s : u"json"_s);
    }
    QJsonValue root =
        document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
    const QString error = shape.errorPath.isEmpty() ? QString() : textAt(root, shape.errorPath);
    const bool isOk = shape.statusPath.isEmpty()
        ? isSuccess && (error.isEmpty() || !shape.embeddedPath.isEmpty())
        : shape.statusOk.contains(textAt(root, shape.statusPath));
    if (!isOk || !isSuccess) {
        return failedByCode(source, error, code, now);
    }
    if (!shape.embeddedPath.isEmpty()) {
        const QJsonDocument inner =
            QJsonDocument::fromJson(textAt(root, shape.embeddedPath).toUtf8());
        if (inner.isNull()) {
            return failed(AnswerState::Unreadable, u"embedded"_s);
        }
        root = inner.isArray() ? QJsonValue(inner.array()) : QJsonValue(inner.object());
    }
    const QJsonValue rows = valueAt(root, shape.rowsPath);
    if (!rows.isArray()) {
        const bool saysNone = !shape.emptyPath.isEmpty() && textAt(root, shape.emptyPath) == "0"_L1;
        return saysNone ? Page() : failed(AnswerState::Unreadable, u"rows"_s);
    }
    Page page;
    readRows(source, query, asked, root, rows.toArray(), now, page);
    // A filter that was not understood brings everything: what was asked for is then not what came.
    if (!shape.warningsPath.isEmpty() && !valueAt(root, shape.warningsPath).toArray().isEmpty()) {
        page.reason = page.reason.isEmpty() ? u"warnings"_s : page.reason;
        for (FoundCopy &copy : page.copies) {
            copy.isByWords = true;
            copy.copy.isbn.reset();
        }
    }
    const QUrl next(textAt(root, shape.nextPath), QUrl::StrictMode);
    // Only pages of the same host are followed: a `next` is the answer's word, not ours.
    if (next.isValid() && next.host() == source.base.host() && next.port() == source.base.port()
        && next.scheme() == source.base.scheme()) {
        page.next = next;
    }
    return page;
}

// "{isbn13}" and the like filled in; null if one of them has no value. "{{" stands for "{".
static QString filled(const QString &text, const QHash<QString, QString> &values)
{
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const bool isDoubled = i + 1 < text.size() && text.at(i + 1) == c;
        if ((c == u'{' || c == u'}') && isDoubled) {
            out += c;
            ++i;
        } else if (c == u'{') {
            const qsizetype end = text.indexOf(u'}', i);
            const QString value = values.value(text.mid(i + 1, end - i - 1));
            if (end < 0 || value.isEmpty()) {
                return {};
            }
            out += value;
            i = end;
        } else {
            out += c;
        }
    }
    return out;
}

std::optional<FetchRequest> requestFor(const SourceDescription &source, const QueryTemplate &asked,
                                       const BookQuery &query)
{
    QHash<QString, QString> values{{u"title"_s, query.title},
                                   {u"author"_s, query.author},
                                   {u"goodreads"_s, query.goodreadsId},
                                   {u"country"_s, query.country.toUpper()}};
    if (query.isbn) {
        values.insert(u"isbn13"_s, query.isbn->toString13());
        values.insert(u"isbn10"_s, query.isbn->toString10().value_or(QString()));
    }
    for (auto it = source.variables.begin(); it != source.variables.end(); ++it) {
        values.insert(it.key(), it->value(query.country.toUpper(), it->value(u"*"_s)));
    }
    FetchRequest request;
    request.mayBePrivate = source.mayBePrivate;
    request.url =
        QUrl(source.base.toString(QUrl::StripTrailingSlash) + asked.path, QUrl::StrictMode);
    QUrlQuery parameters;
    for (const auto &[name, text] : asked.parameters) {
        const bool mayLack = name.endsWith(u'?');
        const QString value = filled(text, values);
        if (value.isNull() && !mayLack) {
            return std::nullopt;
        }
        if (!value.isNull()) {
            parameters.addQueryItem(mayLack ? name.chopped(1) : name,
                                    QString::fromLatin1(QUrl::toPercentEncoding(value)));
        }
    }
    request.url.setQuery(parameters.query(QUrl::FullyEncoded), QUrl::StrictMode);
    for (const auto &[name, text] : asked.headers) {
        const QString value = filled(text, values);
        if (!value.isNull()) {
            request.headers.append({name.toLatin1(), value.toLatin1()});
        }
    }
    return request;
}

QString redacted(const QUrl &url)
{
    static const QStringList secret{u"apikey"_s, u"key"_s, u"token"_s, u"clientkey"_s,
                                    u"access_token"_s};
    QUrl shown = url;
    QUrlQuery query(url);
    auto items = query.queryItems();
    for (auto &[name, value] : items) {
        if (secret.contains(name.toLower())) {
            value = u"…"_s;
        }
    }
    query.setQueryItems(items);
    shown.setQuery(query);
    shown.setUserInfo({});
    return shown.toDisplayString();
}

} // namespace endpaper::sources
