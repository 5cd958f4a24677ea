// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/web/page.h"

#include "server/api/problem.h"
#include "server/api/settings.h"

#include <QCollator>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using Template = kainjow::mustache::mustache;

static constexpr qint64 keptSecondsMax = 30; // by the reader's browser

static QByteArray resource(const QString &name)
{
    QFile file(u":/endpaper/web/"_s + name);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? file.readAll() : QByteArray();
}

static QJsonObject loadWords(const QString &code)
{
    return QJsonDocument::fromJson(resource(u"words/"_s + code + u".json"_s)).object();
}

// English first: it stands in for what another lacks.
std::span<const QLocale> pageLanguages()
{
    static const std::array<QLocale, 6> languages{QLocale(QLocale::English, QLocale::UnitedKingdom),
                                                  QLocale(QLocale::German, QLocale::Germany),
                                                  QLocale(QLocale::French, QLocale::France),
                                                  QLocale(QLocale::Spanish, QLocale::Spain),
                                                  QLocale(QLocale::Italian, QLocale::Italy),
                                                  QLocale(QLocale::Dutch, QLocale::Netherlands)};
    return languages;
}

QLocale pageLocale(const Request &request)
{
    return acceptedLocale(request.header("accept-language"), pageLanguages());
}

QString PageWords::operator()(const QString &key) const
{
    static const auto all = [] {
        QHash<QLocale::Language, QJsonObject> words;
        for (const QLocale &language : pageLanguages()) {
            words.insert(language.language(),
                         loadWords(QLocale::languageToCode(language.language())));
        }
        return words;
    }();
    const QJsonValue own = all.value(m_locale.language()).value(key);
    return own.toString(all.value(QLocale::English).value(key).toString(key));
}

QString PageWords::copies(qsizetype count) const
{
    return count == 0 ? (*this)(u"copies.0"_s)
        : count == 1  ? (*this)(u"copies.1"_s)
                      : (*this)(u"copies.n"_s).arg(m_locale.toString(qlonglong(count)));
}

QString PageWords::sources(qsizetype count) const
{
    return count == 1 ? (*this)(u"sources.1"_s)
                      : (*this)(u"sources.n"_s).arg(m_locale.toString(qlonglong(count)));
}

QString PageWords::ago(Instant then, Instant now) const
{
    const auto minutes = std::chrono::floor<std::chrono::minutes>(now - then).count();
    if (minutes < 2) {
        return (*this)(u"seen.now"_s);
    }
    if (minutes < 120) {
        return (*this)(u"seen.minutes"_s).arg(minutes);
    }
    return minutes < 2 * 24 * 60 ? (*this)(u"seen.hours"_s).arg(minutes / 60)
                                 : (*this)(u"seen.days"_s).arg(minutes / 60 / 24);
}

QString PageWords::moment(Instant instant) const
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(toEpochMs(instant), Qt::UTC);
    return m_locale.toString(time.date(), u"d MMM yyyy"_s) + time.toString(u" hh:mm"_s) + u" UTC"_s;
}

QString PageWords::country(const QString &code) const
{
    const QString key = u"country."_s + code;
    const QString name = (*this)(key);
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    return name != key                       ? name
        : territory == QLocale::AnyTerritory ? code
                                             : QLocale::territoryToString(territory);
}

// Where parcels may go, by name; the one that was asked for among them.
static PageList countryChoices(const QString &chosen, const PageWords &words)
{
    static const QStringList usual = QString(u"AT AU BE CA CH CZ DE DK ES FI FR GB IE IT JP LU NL "
                                             "NO PL PT SE US"_s)
                                         .split(u' ');
    QStringList codes = usual;
    if (!codes.contains(chosen)) {
        codes.append(chosen);
    }
    const QCollator order(words.locale());
    std::ranges::sort(codes, [&](const QString &a, const QString &b) {
        return order.compare(words.country(a), words.country(b)) < 0;
    });
    PageList choices;
    for (const QString &code : codes) {
        PageData choice(kainjow::mustache::data::type::object);
        choice.set("code", code.toStdString());
        choice.set("name", words.country(code).toStdString());
        choice.set("isChosen", PageData(code == chosen));
        choices.push_back(choice);
    }
    return choices;
}

static PageAsset asset(const QString &name, const QByteArray &type)
{
    const QByteArray text = resource(u"assets/"_s + name);
    return {text, QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(12),
            type};
}

const PageAsset &styleSheet()
{
    static const PageAsset sheet = asset(u"endpaper.css"_s, "text/css; charset=utf-8");
    return sheet;
}

const PageAsset &liveScript()
{
    static const PageAsset script = asset(u"live.js"_s, "text/javascript; charset=utf-8");
    return script;
}

// The field that looks for a book, to which country, and the words at the foot.
static void setFind(PageData &layout, const PageFrame &frame, const PageWords &words)
{
    layout.set("findLabel", words.utf8(u"find.label"_s));
    layout.set("findHint", words.utf8(u"find.hint"_s));
    layout.set("find", words.utf8(u"find"_s));
    layout.set("asked", frame.asked.toStdString());
    layout.set("footer",
               (frame.footer.isEmpty() ? words(u"footer.plain"_s) : frame.footer).toStdString());
    if (!frame.country.isEmpty()) {
        PageData where(kainjow::mustache::data::type::object);
        where.set("label", words.utf8(u"where"_s));
        where.set("chosen", frame.country.toStdString());
        where.set("show", words.utf8(u"where.show"_s));
        where.set("countries", PageData(countryChoices(frame.country, words)));
        layout.set("where", where);
    }
}

Reply renderPage(const char *name, const PageData &data, const PageFrame &frame,
                 const Context &context)
{
    // A parsed template is not for two threads at once, and parsing is quick.
    const auto parsed = [](const QString &file) {
        Template page(resource(u"templates/"_s + file + u".mustache"_s).toStdString());
        Q_ASSERT_X(page.is_valid(), "renderPage", page.error_message().c_str());
        return page;
    };
    const PageWords words(context.locale);
    PageData layout{kainjow::mustache::data::type::object};
    layout.set("body", parsed(QString::fromLatin1(name)).render(data));
    layout.set("lang", QLocale::languageToCode(context.locale.language()).toStdString());
    layout.set("title", QString(frame.title % u" · Endpaper"_s).toStdString());
    layout.set("style", styleSheet().tag.toStdString());
    if (frame.isLive) {
        layout.set("live", PageData(true));
        layout.set("script", liveScript().tag.toStdString());
    }
    setFind(layout, frame, words);
    if (context.settings.isSample) {
        layout.set("sample", words.utf8(u"sample"_s));
    }
    const auto secondsLeft = frame.goodUntil
        ? std::chrono::ceil<std::chrono::seconds>(*frame.goodUntil - context.clock.now()).count()
        : qint64(0);
    if (frame.refreshSeconds > 0) {
        layout.set("refresh", std::to_string(frame.refreshSeconds));
        layout.set("waiting", PageData(true));
    } else if (secondsLeft > 0) {
        layout.set("refresh", std::to_string(secondsLeft));
        layout.set("goodFor", std::to_string(secondsLeft));
    }
    Reply reply{.status = frame.status,
                .contentType = "text/html; charset=utf-8",
                .body = QByteArray::fromStdString(parsed(u"layout"_s).render(layout))};
    const bool isLasting = frame.refreshSeconds == 0 && frame.status == 200;
    const qint64 keptSeconds =
        secondsLeft > 0 ? std::min(keptSecondsMax, secondsLeft - 1) : keptSecondsMax;
    reply.headers.emplaceBack("Cache-Control",
                              isLasting ? "private, max-age=" + QByteArray::number(keptSeconds)
                                        : QByteArray("no-store"));
    reply.headers.emplaceBack("Vary", "Accept-Language");
    reply.headers.emplaceBack("Content-Language",
                              QLocale::languageToCode(context.locale.language()).toLatin1());
    reply.headers.emplaceBack(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self'; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'");
    reply.headers.emplaceBack("X-Content-Type-Options", "nosniff");
    reply.headers.emplaceBack("Referrer-Policy", "no-referrer");
    return reply;
}

} // namespace endpaper::server
