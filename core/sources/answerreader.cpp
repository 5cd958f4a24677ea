// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/answertree.h"
#include "sources/executor.h"
#include "sources/jsonpath.h"

#include <QDateTime>
#include <QJsonArray>
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
    return head.startsWith('<') && !head.startsWith("<?xml") && !head.contains("searchretrieve");
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
static std::optional<Page> readStatus(AnswerKind kind, const FetchResult &result, Instant now)
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
        || (kind != AnswerKind::Html && looksLikeHtml(result.body) && isChallenge(result.body))) {
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
    using Role = SourceDescription::Role;
    for (const QJsonValue &row : rows) {
        RowFate fate = RowFate::Dropped;
        if (source.role == Role::Metadata) {
            FoundBook book;
            fate = mapper.mapBook(row, book);
            if (fate == RowFate::Taken) {
                page.books.append(std::move(book));
            }
        } else if (source.role == Role::Places) {
            FoundPlace place;
            fate = mapper.mapPlace(row, place);
            if (fate == RowFate::Taken) {
                page.places.append(std::move(place));
            }
        } else {
            FoundCopy copy;
            fate = mapper.mapCopy(row, copy);
            if (fate == RowFate::Taken) {
                page.copies.append(std::move(copy));
            }
        }
        unreadable += fate == RowFate::Unreadable ? 1 : 0;
    }
    if (unreadable > 0) {
        const bool isAll = page.copies.isEmpty() && page.books.isEmpty() && page.places.isEmpty();
        page.state = isAll ? AnswerState::Unreadable : page.state;
        page.reason = isAll ? u"rows"_s : u"some_rows"_s;
    }
}

// A filter that was not understood brings everything: what was asked for is then not what came.
static void disbelieve(Page &page)
{
    page.reason = page.reason.isEmpty() ? u"warnings"_s : page.reason;
    for (FoundCopy &copy : page.copies) {
        copy.isByWords = true;
        copy.copy.isbn.reset();
    }
}

// Why an answer that came without an error of the source's own holds no rows.
static Page withoutRows(const SourceDescription &source, const FetchResult &result,
                        const QJsonValue &root)
{
    const QString &path = source.answer.emptyPath;
    if (!path.isEmpty() && textAt(root, path) == "0"_L1) {
        return {};
    }
    if (source.kind == AnswerKind::Html && isChallenge(result.body)) {
        return failed(AnswerState::Refused, u"bot_wall"_s);
    }
    return failed(AnswerState::Unreadable,
                  source.kind == AnswerKind::Html ? u"no_products"_s : u"rows"_s);
}

Page readPage(const SourceDescription &source, const BookQuery &query, const QueryTemplate &asked,
              const FetchResult &result, Instant now)
{
    if (auto page = readStatus(source.kind, result, now)) {
        return *page;
    }
    const AnswerDescription &shape = source.answer;
    const bool isSuccess = result.status >= 200 && result.status < 300;
    const QString code = u"http_"_s + QString::number(result.status);
    AnswerTree tree = readTree(source.kind, result.body, result.header("content-type"), result.url);
    if (!tree.problem.isNull()) {
        if (!isSuccess) {
            return failed(AnswerState::RemoteError, code);
        }
        return failed(AnswerState::Unreadable,
                      looksLikeHtml(result.body) ? u"html"_s : tree.problem);
    }
    QJsonValue root = tree.root;
    const QString error = shape.errorPath.isEmpty() ? QString() : textAt(root, shape.errorPath);
    const bool isOk = shape.statusPath.isEmpty()
        ? isSuccess && (error.isEmpty() || !shape.embeddedPath.isEmpty())
        : shape.statusOk.contains(textAt(root, shape.statusPath));
    if (result.status == 404 && shape.notFoundIsNone) {
        return {};
    }
    if (!isOk || !isSuccess) {
        return failedByCode(source, error, code, now);
    }
    if (!shape.embeddedPath.isEmpty()) {
        tree = readTree(AnswerKind::Json, textAt(root, shape.embeddedPath).toUtf8(), {}, {});
        if (!tree.problem.isNull()) {
            return failed(AnswerState::Unreadable, u"embedded"_s);
        }
        root = tree.root;
    }
    const QJsonValue rows = valueAt(root, shape.rowsPath);
    // XML does not tell a list of one from the one; some JSON does not either.
    const bool isOne = rows.isObject() && (source.kind == AnswerKind::Xml || shape.rowIsObject);
    if (!rows.isArray() && !isOne) {
        return withoutRows(source, result, root);
    }
    Page page;
    readRows(source, query, asked, root, isOne ? QJsonArray{rows} : rows.toArray(), now, page);
    if (!shape.warningsPath.isEmpty() && !valueAt(root, shape.warningsPath).toArray().isEmpty()) {
        disbelieve(page);
    }
    const QUrl next(textAt(root, shape.nextPath), QUrl::StrictMode);
    // Only pages of the same host are followed: a `next` is the answer's word, not ours.
    if (next.isValid() && next.host() == source.base.host() && next.port() == source.base.port()
        && next.scheme() == source.base.scheme()) {
        page.next = next;
    }
    return page;
}

// "{isbn13}" and the like filled in; null if one of them has no value, but for "{author?}" of
// a book that is a title alone. "{{" stands for "{".
static QString filled(const QString &text, const QHash<QString, QString> &values,
                      bool isPath = false)
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
            QString name = text.mid(i + 1, end - i - 1);
            const bool mayLack = name.endsWith(u'?');
            name.chop(mayLack ? 1 : 0);
            const QString value = values.value(name);
            if (end < 0 || (value.isEmpty() && !(mayLack && values.contains(name)))) {
                return {};
            }
            out += isPath ? QString::fromLatin1(QUrl::toPercentEncoding(value)) : value;
            i = end;
        } else {
            out += c;
        }
    }
    return isPath ? out : out.trimmed();
}

static QString identifierOf(const BookQuery &query)
{
    return query.identifier.isEmpty() && !query.goodreadsId.isEmpty()
        ? QString(u"id_goodreads:"_s % query.goodreadsId)
        : query.identifier;
}

static QHash<QString, QString> valuesOf(const SourceDescription &source, const BookQuery &query)
{
    // In quotes in some query languages: a quote of the title's would end them.
    const auto unquoted = [](QString text) { return text.remove(u'"').remove(u'\\'); };
    QHash<QString, QString> values{
        {u"title"_s, unquoted(query.title)},
        {u"year"_s, query.year},
        {u"year_of_title"_s, query.isTitleAlone() ? query.year : QString()},
        {u"goodreads"_s, query.goodreadsId},
        {u"identifier"_s, identifierOf(query)},
        {u"number"_s, unquoted(query.number)},
        {u"postcode"_s, query.postcode},
        {u"country"_s, query.country.toUpper()}};
    if (!query.author.isEmpty() || query.isTitleAlone()) {
        values.insert(u"author"_s, unquoted(query.author));
    }
    if (!query.isbn) {
        values.insert(u"raw"_s, unquoted(query.number));
    } else {
        values.insert(u"isbn13"_s, query.isbn->toString13());
        values.insert(u"isbn10"_s, query.isbn->toString10().value_or(QString()));
        values.insert(u"number"_s, query.isbn->toString13());
    }
    if (query.radiusKm > 0) {
        values.insert(u"radius_km"_s, QString::number(query.radiusKm));
    }
    if (query.near && query.radiusKm > 0) {
        const auto degrees = [](double angle) { return QString::number(angle, 'f', 5); };
        values.insert(u"radius_m"_s, QString::number(query.radiusKm * 1000));
        values.insert(u"lat"_s, degrees(query.near->lat));
        values.insert(u"lng"_s, degrees(query.near->lng));
        // The first box holds the centre; over the antimeridian the other is left out.
        const auto box = domain::boundingBoxes(*query.near, query.radiusKm * 1000.0).front();
        values.insert(u"bbox"_s,
                      QString(u'[' % degrees(box.west) % u',' % degrees(box.south) % u','
                              % degrees(box.east) % u',' % degrees(box.north) % u']'));
    }
    for (auto it = source.variables.begin(); it != source.variables.end(); ++it) {
        values.insert(it.key(), it->value(query.country.toUpper(), it->value(u"*"_s)));
    }
    return values;
}

// Each name with its text filled in; nothing if a text that is needed cannot be.
static std::optional<QUrlQuery> filledAll(const Templates &templates,
                                          const QHash<QString, QString> &values)
{
    QUrlQuery query;
    for (const auto &[name, text] : templates) {
        const bool mayLack = name.endsWith(u'?');
        const QString value = filled(text, values);
        if (value.isNull() && !mayLack) {
            return std::nullopt;
        }
        if (!value.isNull()) {
            query.addQueryItem(mayLack ? name.chopped(1) : name,
                               QString::fromLatin1(QUrl::toPercentEncoding(value)));
        }
    }
    return query;
}

std::optional<FetchRequest> requestFor(const SourceDescription &source, const QueryTemplate &asked,
                                       const BookQuery &query)
{
    const QHash<QString, QString> values = valuesOf(source, query);
    const auto parameters = filledAll(asked.parameters, values);
    const auto form = filledAll(asked.form, values);
    const QString path = filled(asked.path, values, true);
    if (!parameters || !form || path.isNull()) {
        return std::nullopt;
    }
    FetchRequest request;
    request.mayBePrivate = source.mayBePrivate;
    request.url = QUrl(source.base.toString(QUrl::StripTrailingSlash) + path, QUrl::StrictMode);
    if (!parameters->isEmpty()) {
        request.url.setQuery(parameters->query(QUrl::FullyEncoded), QUrl::StrictMode);
    }
    if (!form->isEmpty()) {
        request.verb = FetchRequest::Verb::Post;
        request.body = form->query(QUrl::FullyEncoded).toLatin1();
        request.headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    }
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
