// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel::words {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QDateTime local(Instant instant) { return QDateTime::fromMSecsSinceEpoch(toEpochMs(instant)); }

} // namespace

QString money(domain::Money money) { return domain::formatMoney(money, QLocale()); }

QString atLeast(domain::Money money)
{
    //: a total whose postage is not known: it is at least so much
    return Words::tr("≥ %1").arg(words::money(money));
}

QString amount(domain::Money money)
{
    const int digits = money.currency.minorDigits();
    qint64 unit = 1;
    for (int i = 0; i < digits; ++i) {
        unit *= 10;
    }
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    QString text = locale.toString(money.minor / unit);
    if (money.minor % unit != 0) {
        text += locale.decimalPoint()
            + QString::number(money.minor % unit).rightJustified(digits, u'0');
    }
    return text;
}

QString condition(domain::Condition condition)
{
    switch (condition) {
    case domain::Condition::New:
        return Words::tr("New");
    case domain::Condition::Fine:
        return Words::tr("Fine");
    case domain::Condition::VeryGood:
        return Words::tr("Very good");
    case domain::Condition::Good:
        return Words::tr("Good");
    case domain::Condition::Fair:
        return Words::tr("Fair");
    case domain::Condition::Poor:
        return Words::tr("Poor");
    case domain::Condition::Unknown:
        break;
    }
    return Words::tr("Condition unknown");
}

QString redFlag(const QString &name)
{
    static const QHash<QString, const char *> texts = {
        {u"ex_library"_s, QT_TRANSLATE_NOOP("Words", "ex-library")},
        {u"book_club"_s, QT_TRANSLATE_NOOP("Words", "book club edition")},
        {u"print_on_demand"_s, QT_TRANSLATE_NOOP("Words", "print on demand")},
        {u"highlighting"_s, QT_TRANSLATE_NOOP("Words", "markings")},
        {u"no_jacket"_s, QT_TRANSLATE_NOOP("Words", "no jacket")},
        {u"instructors_copy"_s, QT_TRANSLATE_NOOP("Words", "review copy")},
        {u"abridged"_s, QT_TRANSLATE_NOOP("Words", "abridged")},
    };
    const char *text = texts.value(name);
    return text ? Words::tr(text) : QString();
}

QString copyMark(const QString &mark)
{
    static const QHash<QString, const char *> texts = {
        {u"auction"_s, QT_TRANSLATE_NOOP("Words", "auction")},
        {u"from_price"_s, QT_TRANSLATE_NOOP("Words", "price “from”")},
        {u"giving"_s, QT_TRANSLATE_NOOP("Words", "given away")},
        {u"lending"_s, QT_TRANSLATE_NOOP("Words", "to lend")},
        {u"pickup"_s, QT_TRANSLATE_NOOP("Words", "to collect")},
        {u"other_edition"_s, QT_TRANSLATE_NOOP("Words", "another edition")},
    };
    const char *text = texts.value(mark);
    return text ? Words::tr(text) : QString();
}

QString ago(Instant then, Instant now)
{
    using namespace std::chrono;
    const auto gone = now - then;
    if (gone < minutes(1)) {
        return Words::tr("just now");
    }
    if (gone < hours(1)) {
        return Words::tr("%n min ago", nullptr, int(duration_cast<minutes>(gone).count()));
    }
    const qint64 days = local(then).date().daysTo(local(now).date());
    if (days == 0 || gone < hours(12)) {
        return Words::tr("%n h ago", nullptr, int(duration_cast<hours>(gone).count()));
    }
    if (days == 1) {
        return Words::tr("yesterday");
    }
    if (days <= 30) {
        return Words::tr("%n day(s) ago", nullptr, int(days));
    }
    return Words::tr("on %1").arg(date(then));
}

QString clockTime(Instant instant)
{
    // Some regions write seconds even in the short form; nobody waits to the second here.
    QString format = QLocale().timeFormat(QLocale::ShortFormat);
    static const QRegularExpression seconds(u"[:.]ss?"_s);
    return QLocale().toString(local(instant).time(), format.remove(seconds));
}

QString date(QDate date) { return QLocale().toString(date, u"d MMM yyyy"_s); }

QString date(Instant instant) { return date(local(instant).date()); }

QString country(const QString &code)
{
    if (code.isEmpty()) {
        return {};
    }
    const QLocale::Territory territory = QLocale::codeToTerritory(code);
    if (territory == QLocale::AnyTerritory) {
        return code;
    }
    // Qt names territories in English or in their own language only: the names that parcels need
    // most are translated here.
    static const QHash<QString, const char *> texts = {
        {u"AT"_s, QT_TRANSLATE_NOOP("Words", "Austria")},
        {u"BE"_s, QT_TRANSLATE_NOOP("Words", "Belgium")},
        {u"CA"_s, QT_TRANSLATE_NOOP("Words", "Canada")},
        {u"CH"_s, QT_TRANSLATE_NOOP("Words", "Switzerland")},
        {u"DE"_s, QT_TRANSLATE_NOOP("Words", "Germany")},
        {u"ES"_s, QT_TRANSLATE_NOOP("Words", "Spain")},
        {u"FR"_s, QT_TRANSLATE_NOOP("Words", "France")},
        {u"GB"_s, QT_TRANSLATE_NOOP("Words", "United Kingdom")},
        {u"IE"_s, QT_TRANSLATE_NOOP("Words", "Ireland")},
        {u"IT"_s, QT_TRANSLATE_NOOP("Words", "Italy")},
        {u"NL"_s, QT_TRANSLATE_NOOP("Words", "Netherlands")},
        {u"PL"_s, QT_TRANSLATE_NOOP("Words", "Poland")},
        {u"PT"_s, QT_TRANSLATE_NOOP("Words", "Portugal")},
        {u"SE"_s, QT_TRANSLATE_NOOP("Words", "Sweden")},
        {u"US"_s, QT_TRANSLATE_NOOP("Words", "United States")},
        {u"AU"_s, QT_TRANSLATE_NOOP("Words", "Australia")},
        {u"CZ"_s, QT_TRANSLATE_NOOP("Words", "Czechia")},
        {u"DK"_s, QT_TRANSLATE_NOOP("Words", "Denmark")},
        {u"NO"_s, QT_TRANSLATE_NOOP("Words", "Norway")},
        {u"FI"_s, QT_TRANSLATE_NOOP("Words", "Finland")},
        {u"LU"_s, QT_TRANSLATE_NOOP("Words", "Luxembourg")},
        {u"JP"_s, QT_TRANSLATE_NOOP("Words", "Japan")},
    };
    const char *text = texts.value(code);
    return text ? Words::tr(text) : QLocale::territoryToString(territory);
}

QString language(const QString &code)
{
    const QLocale::Language language = QLocale::codeToLanguage(code);
    if (language == QLocale::AnyLanguage || language == QLocale::C) {
        return code;
    }
    // The locale's own name of English has the region in it: "British English".
    return QLocale().language() == QLocale::English || language == QLocale::English
        ? QLocale::languageToString(language)
        : QLocale(language).nativeLanguageName();
}

QDate utcDay(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(instant), Qt::UTC).date();
}

QString band(domain::DistanceBand band)
{
    switch (band) {
    case domain::DistanceBand::Within1Km:
        return Words::tr("within 1 km");
    case domain::DistanceBand::From1To3Km:
        return Words::tr("1–3 km");
    case domain::DistanceBand::From3To10Km:
        return Words::tr("3–10 km");
    case domain::DistanceBand::From10To30Km:
        return Words::tr("10–30 km");
    case domain::DistanceBand::From30To100Km:
        return Words::tr("30–100 km");
    case domain::DistanceBand::Beyond100Km:
        break;
    }
    return Words::tr("over 100 km");
}

QString offerKind(const QString &kind)
{
    if (kind == u"give") {
        return Words::tr("gift");
    }
    if (kind == u"swap") {
        return Words::tr("swap");
    }
    if (kind == u"lend") {
        return Words::tr("to lend");
    }
    return Words::tr("for sale");
}

QString number(qint64 number) { return QLocale().toString(number); }

QString change(qint64 beforeMinor, qint64 nowMinor)
{
    if (beforeMinor <= 0) {
        return {};
    }
    const qint64 percent = qRound64(100.0 * double(nowMinor - beforeMinor) / double(beforeMinor));
    if (percent == 0) {
        return {};
    }
    //: a change of price in percent; %1 is the sign, %2 the number
    return Words::tr("%1%2 %").arg(percent < 0 ? u"−"_s : u"+"_s, number(qAbs(percent)));
}

QString books(int count) { return Words::tr("%n book(s)", nullptr, count); }

// Catalogues by the names that they go by in every language.
static QString catalogueName(const QString &id)
{
    static const QHash<QString, QString> ownNames = {
        {u"openlibrary"_s, u"Open Library"_s}, {u"dnb"_s, u"Deutsche Nationalbibliothek"_s},
        {u"k10plus"_s, u"K10plus"_s},          {u"loc"_s, u"Library of Congress"_s},
        {u"googlebooks"_s, u"Google Books"_s}, {u"isbndb"_s, u"ISBNdb"_s},
    };
    return ownNames.value(id, id);
}

QString asked(const QStringList &tried)
{
    // Each completes "Asked …".
    static const QHash<QString, const char *> texts = {
        {u"catalogue"_s, QT_TRANSLATE_NOOP("Words", "the catalogue")},
        {u"import"_s, QT_TRANSLATE_NOOP("Words", "your imports")},
        {u"title"_s, QT_TRANSLATE_NOOP("Words", "the title")},
    };
    QStringList names;
    for (const QString &step : tried) {
        const QString id = step.section(u':', 0, 0);
        const char *text = texts.value(id);
        const QString name = text ? Words::tr(text) : catalogueName(id);
        //: a source that could not be asked; %1 is its name
        names += step.contains(u':') ? Words::tr("%1 (no answer)").arg(name) : name;
    }
    if (names.size() < 2) {
        return names.join(QString());
    }
    const QString last = names.takeLast();
    //: the end of a list of names: "a, b" and "c"
    return Words::tr("%1 and %2").arg(names.join(u", "_s), last);
}

QString foundBy(const QString &by)
{
    if (by == "catalogue"_L1) {
        return Words::tr("Known to the catalogue.", "how a pasted link led to this book");
    }
    if (by == "import"_L1) {
        return Words::tr("Known from your own import.", "how a pasted link led to this book");
    }
    if (by == "title"_L1) {
        return Words::tr("Found by the words of the link: check that it is the right book.",
                         "how a pasted link led to this book");
    }
    //: how a pasted link led to this book; %1 is a library's name
    return by.isEmpty() ? QString()
                        : Words::tr("Found by its number at %1.").arg(catalogueName(by));
}

QString authors(const QStringList &authors) { return authors.join(u", "_s); }

} // namespace endpaper::viewmodel::words
