// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/problem.h"

#include "base/log.h"
#include "store/engine/diskroom.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype acceptLanguageBytesMax = 512;

// Our languages, English first, with the sentences of each.
struct Language
{
    QLocale locale;
    QHash<QString, QString> words;
};

Language load(const QLocale &locale, const QString &code)
{
    QFile file(u":/endpaper/api/words/%1.json"_s.arg(code));
    Language language{locale, {}};
    if (!file.open(QIODevice::ReadOnly)) {
        qCCritical(lcApi) << "no sentences for" << code;
        return language;
    }
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = object.begin(); it != object.end(); ++it) {
        language.words.insert(it.key(), it.value().toString());
    }
    return language;
}

const std::vector<Language> &languages()
{
    static const std::vector<Language> all = {
        load(QLocale(QLocale::English), u"en"_s),
        load(QLocale(QLocale::German), u"de"_s),
    };
    return all;
}

QByteArray typeOf(int status)
{
    return "https://www.rfc-editor.org/rfc/rfc9110#status." + QByteArray::number(status);
}

// A language that a request accepts: "de", and "CH" if it says so.
struct AcceptedLanguage
{
    QString language;
    QString region = {};
    double quality = 1;
};

// Those of an Accept-Language header, the best first.
std::vector<AcceptedLanguage> acceptedLanguages(QByteArrayView header)
{
    std::vector<AcceptedLanguage> all;
    const QString text =
        QString::fromLatin1(header.first(std::min(header.size(), acceptLanguageBytesMax)));
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        const QStringList pieces = part.split(u';');
        const QStringList tags = pieces.first().trimmed().split(u'-');
        AcceptedLanguage one{.language = tags.first().toLower()};
        for (const QString &tag : tags.mid(1)) {
            if (tag.size() == 2 && tag.at(0).isLetter() && tag.at(1).isLetter()) {
                one.region = tag.toUpper();
            }
        }
        for (const QString &piece : pieces.mid(1)) {
            if (piece.trimmed().startsWith("q="_L1)) {
                one.quality = piece.trimmed().mid(2).toDouble();
            }
        }
        if (one.quality > 0 && !one.language.isEmpty()) {
            all.push_back(std::move(one));
        }
    }
    std::ranges::stable_sort(all, std::ranges::greater(), &AcceptedLanguage::quality);
    return all;
}

} // namespace

int statusOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Invalid:
        return error.field == "body"_L1 || error.field.startsWith(u'?') ? 400 : 422;
    case ErrorKind::NotFound:
        return 404;
    case ErrorKind::Conflict:
        return 409;
    case ErrorKind::Unauthorized:
        return 401;
    case ErrorKind::Forbidden:
        return 403;
    case ErrorKind::Unavailable:
        return store::isDiskFull(error) ? 507 : 503;
    case ErrorKind::Cancelled:
        return 503;
    case ErrorKind::RateLimited:
        return 429;
    case ErrorKind::TooLarge:
        return 413;
    case ErrorKind::Unsupported:
        return 415;
    case ErrorKind::Corrupt:
    case ErrorKind::Internal:
        break;
    }
    return 500;
}

Reply problemReply(int status, const QLocale &locale, const QByteArray &requestId,
                   const QString &detailKey, const QList<FieldProblem> &errors,
                   int retryAfterSeconds)
{
    const QString statusKey = u"status."_s % QString::number(status);
    QJsonObject problem{
        {u"type"_s, QString::fromLatin1(typeOf(status))},
        {u"title"_s, words(statusKey, locale)},
        {u"status"_s, status},
        {u"detail"_s, words(detailKey.isEmpty() ? statusKey % u".detail"_s : detailKey, locale)},
        {u"request_id"_s, QString::fromLatin1(requestId)},
    };
    if (!detailKey.isEmpty()) {
        problem.insert(u"code"_s, detailKey);
    }
    if (!errors.isEmpty()) {
        QJsonArray list;
        for (const FieldProblem &error : errors) {
            list.append(QJsonObject{{u"field"_s, error.field},
                                    {u"code"_s, error.code},
                                    {u"reason"_s, words(u"reason."_s % error.code, locale)}});
        }
        problem.insert(u"errors"_s, list);
    }
    Reply reply = Reply::json(problem, status);
    reply.contentType = "application/problem+json";
    if (status == 429 || status == 503 || status == 507) {
        reply.headers.append({"Retry-After", QByteArray::number(retryAfterSeconds)});
    }
    if (status == 401) {
        reply.headers.append({QByteArray("WWW-Authenticate"), QByteArray("Bearer")});
    }
    return reply;
}

Reply errorReply(const Error &error, const QLocale &locale, const QByteArray &requestId)
{
    const int status = statusOf(error);
    if (status >= 500) {
        qCWarning(lcApi).noquote() << requestId << errorKindName(error.kind) << error.context;
    }
    QList<FieldProblem> errors;
    if (error.kind == ErrorKind::Invalid && !error.field.isEmpty()) {
        const QString reason = u"reason."_s % error.context;
        const bool isKnown = languages().front().words.contains(reason);
        errors.append(FieldProblem{error.field.startsWith(u'?') ? error.field.mid(1) : error.field,
                                   isKnown ? error.context : u"not_acceptable"_s});
    }
    const bool isExplained = error.kind == ErrorKind::TooLarge && hasWords(error.context);
    return problemReply(status, locale, requestId, isExplained ? error.context : QString(), errors);
}

bool hasWords(const QString &key) { return languages().front().words.contains(key); }

QString words(const QString &key, const QLocale &locale)
{
    for (const Language &language : languages()) {
        if (language.locale.language() == locale.language()) {
            if (const auto it = language.words.find(key); it != language.words.end()) {
                return *it;
            }
        }
    }
    return languages().front().words.value(key, key);
}

QLocale acceptedLocale(QByteArrayView acceptLanguage)
{
    static const std::vector<QLocale> ours = [] {
        std::vector<QLocale> list;
        for (const Language &language : languages()) {
            list.push_back(language.locale);
        }
        return list;
    }();
    return acceptedLocale(acceptLanguage, ours);
}

QLocale acceptedLocale(QByteArrayView acceptLanguage, std::span<const QLocale> ours)
{
    for (const AcceptedLanguage &accepted : acceptedLanguages(acceptLanguage)) {
        for (const QLocale &language : ours) {
            if (QLocale::languageToCode(language.language()) == accepted.language) {
                return language;
            }
        }
    }
    return ours.front();
}

QString acceptedCountry(QByteArrayView acceptLanguage)
{
    const std::vector<AcceptedLanguage> accepted = acceptedLanguages(acceptLanguage);
    for (const AcceptedLanguage &one : accepted) {
        if (!one.region.isEmpty()) {
            return one.region;
        }
    }
    // English is read everywhere: alone it tells of no country.
    const bool isTelling = !accepted.empty() && accepted.front().language != "en"_L1;
    const QString home =
        isTelling ? QLocale(accepted.front().language).name().section(u'_', 1, 1) : QString();
    return home.size() == 2 ? home : QString();
}

} // namespace endpaper::server
