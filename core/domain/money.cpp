// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"

#include "domain/decimal.h"

#include <QRegularExpression>

#include <algorithm>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

// ISO 4217, 2026: currencies in use, and how many digits follow the point where that is not two.
constexpr QStringView isoCodes = u" AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF "
                                 u"BMD BND BOB BRL BSD BTN BWP BYN BZD"
                                 u" CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP "
                                 u"ERN ETB EUR FJD FKP GBP GEL GHS GIP"
                                 u" GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD "
                                 u"JOD JPY KES KGS KHR KMF KPW KRW KWD"
                                 u" KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP "
                                 u"MRU MUR MVR MWK MXN MYR MZN NAD NGN"
                                 u" NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD "
                                 u"RUB RWF SAR SBD SCR SDG SEK SGD SHP"
                                 u" SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD "
                                 u"TWD TZS UAH UGX USD UYU UZS VED VES"
                                 u" VND VUV WST XAF XCD XOF XPF XXX YER ZAR ZMW ZWG ";
constexpr QStringView noDigits =
    u" BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF XXX ";
constexpr QStringView threeDigits = u" BHD IQD JOD KWD LYD OMR TND ";

bool areThousands(const QList<QStringView> &groups)
{
    return groups.front().size() <= 3 && !groups.front().isEmpty()
        && std::all_of(groups.begin() + 1, groups.end(),
                       [](QStringView group) { return group.size() == 3; });
}

// A number as people write it, ASCII digits with '.', ',' and blanks or apostrophes between.
Expected<qint64> readNumber(QString number, int digits)
{
    static const QRegularExpression groupSigns(u"[\\s'\u2019\u00a0\u202f]"_s);
    const bool hasGroupSigns = number.contains(groupSigns);
    if (hasGroupSigns) {
        const qsizetype point = number.lastIndexOf(QRegularExpression(u"[.,]"_s));
        const QString whole = point < 0 ? number : number.first(point);
        if (!areThousands(QStringView(whole).split(QRegularExpression(groupSigns)))) {
            return badAmount(u"two numbers"_s);
        }
        number.remove(groupSigns);
    }
    const qsizetype lastPoint = number.lastIndexOf(u'.');
    const qsizetype lastComma = number.lastIndexOf(u',');
    const qsizetype mark = std::max(lastPoint, lastComma);
    if (mark < 0) {
        return toMinor(number, {}, digits);
    }
    const QChar sign = number[mark];
    const QChar other = sign == u'.' ? u',' : u'.';
    const qsizetype after = number.size() - mark - 1;
    const bool isOnlyKind = !number.contains(other);
    const bool isGrouping = isOnlyKind && !hasGroupSigns
        && (number.count(sign) > 1 || (after == 3 && digits != 3 && !number.startsWith(u'0')));
    if (isGrouping) {
        if (!areThousands(QStringView(number).split(sign))) {
            return badAmount(u"digits oddly grouped"_s);
        }
        return toMinor(number.remove(sign), {}, digits);
    }
    QString whole = number.first(mark);
    if (!areThousands(QStringView(whole).split(other)) && whole.contains(other)) {
        return badAmount(u"digits oddly grouped"_s);
    }
    if (whole.contains(sign)) {
        return badAmount(u"two decimal marks"_s);
    }
    return toMinor(whole.remove(other), QStringView(number).sliced(mark + 1), digits);
}

struct Sign
{
    QStringView text;
    QStringView code;
};
// Longer signs first.
constexpr Sign signsOfMoney[] = {
    {u"us$", u"USD"}, {u"ca$", u"CAD"},  {u"au$", u"AUD"}, {u"nz$", u"NZD"}, {u"hk$", u"HKD"},
    {u"mx$", u"MXN"}, {u"c$", u"CAD"},   {u"a$", u"AUD"},  {u"s$", u"SGD"},  {u"r$", u"BRL"},
    {u"€", u"EUR"},   {u"euro", u"EUR"}, {u"£", u"GBP"},   {u"¥", u"JPY"},   {u"円", u"JPY"},
    {u"₹", u"INR"},   {u"₽", u"RUB"},  {u"руб", u"RUB"}, {u"₺", u"TRY"},   {u"₩", u"KRW"},
    {u"₪", u"ILS"},   {u"₴", u"UAH"},    {u"zł", u"PLN"},  {u"kč", u"CZK"},  {u"ft", u"HUF"},
    {u"fr.", u"CHF"}, {u"sfr", u"CHF"},  {u"lei", u"RON"}, {u"$", u"USD"}};
constexpr QStringView dollars = u" USD CAD AUD NZD SGD HKD MXN TWD ";
constexpr QStringView crowns = u" SEK NOK DKK ISK ";

bool isOneOf(Currency currency, QStringView codes)
{
    return codes.contains(QString(u' ' % currency.code() % u' '));
}

// The currency that the words name; the fallback if none.
Expected<Currency> currencyIn(const QString &folded, Currency fallback)
{
    static const QRegularExpression words(u"\\p{L}+"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    for (auto it = words.globalMatch(folded); it.hasNext();) {
        const QString word = it.next().captured();
        if (word.size() == 3 && word != u"xxx") {
            if (const auto currency = Currency::parse(word)) {
                return *currency;
            }
        }
        if (word == u"kr" || word == u"kronor" || word == u"kroner") {
            return isOneOf(fallback, crowns) ? Expected<Currency>(fallback)
                                             : badAmount(u"crowns of which country"_s);
        }
    }
    for (const Sign &sign : signsOfMoney) {
        if (folded.contains(sign.text)) {
            const bool isTheirs = (sign.text == u"$" && isOneOf(fallback, dollars))
                || (sign.text == u"¥" && isOneOf(fallback, u" CNY JPY "));
            return isTheirs ? Expected<Currency>(fallback) : Currency::parse(sign.code);
        }
    }
    return fallback;
}

QString asciiDigits(QStringView text)
{
    QString plain;
    plain.reserve(text.size());
    for (const QChar c : text) {
        const int digit = c.digitValue();
        plain += digit >= 0 ? QChar(u'0' + digit) : c;
    }
    return plain.toLower();
}

bool hasWord(const QString &folded, const QRegularExpression &words)
{
    return folded.contains(words);
}

// In threes. Qt 6.4 groups "1000 000" where a language leaves numbers of four digits together.
QString grouped(QString digits, const QLocale &locale)
{
    const qsizetype least = locale.toString(1000).size() > 4 ? 4 : 5;
    if (digits.size() >= least) {
        for (qsizetype at = digits.size() - 3; at > 0; at -= 3) {
            digits.insert(at, locale.groupSeparator());
        }
    }
    return digits;
}

QString symbolOf(Currency currency, const QLocale &locale)
{
    const QString code = currency.code();
    if (locale.currencySymbol(QLocale::CurrencyIsoCode) == code) {
        return locale.currencySymbol();
    }
    constexpr Sign signs[] = {{u"€", u"EUR"},   {u"£", u"GBP"},   {u"US$", u"USD"},
                              {u"¥", u"JPY"},   {u"CA$", u"CAD"}, {u"A$", u"AUD"},
                              {u"NZ$", u"NZD"}, {u"zł", u"PLN"},  {u"Kč", u"CZK"}};
    for (const Sign &sign : signs) {
        if (sign.code == code) {
            return sign.text == u"US$" && locale.language() == QLocale::English
                ? u"$"_s
                : sign.text.toString();
        }
    }
    return code;
}

} // namespace

Expected<Currency> Currency::parse(QStringView code)
{
    const QString upper = code.toString().toUpper();
    if (upper.size() != 3 || !isoCodes.contains(QString(u' ' % upper % u' '))) {
        return fail(ErrorKind::Invalid, u"not a currency"_s, u"currency"_s);
    }
    return Currency({upper[0].toLatin1(), upper[1].toLatin1(), upper[2].toLatin1()});
}

std::optional<Currency> Currency::ofCountry(QStringView country)
{
    const auto territory = QLocale::codeToTerritory(country);
    if (territory == QLocale::AnyTerritory) {
        return {};
    }
    const QLocale locale(QLocale::AnyLanguage, territory);
    const auto currency = parse(locale.currencySymbol(QLocale::CurrencyIsoCode));
    return currency && locale.territory() == territory ? std::optional(*currency) : std::nullopt;
}

QString Currency::code() const
{
    return QString::fromLatin1(m_code.data(), qsizetype(m_code.size()));
}

int Currency::minorDigits() const
{
    return isOneOf(*this, noDigits) ? 0 : isOneOf(*this, threeDigits) ? 3 : 2;
}

Expected<Money> add(Money a, Money b)
{
    if (a.currency != b.currency) {
        return fail(ErrorKind::Invalid, u"different currencies"_s, u"currency"_s);
    }
    if (__builtin_add_overflow(a.minor, b.minor, &a.minor)) {
        return fail(ErrorKind::TooLarge, u"sum overflows"_s);
    }
    return a;
}

Expected<std::optional<Money>> parseMoney(QStringView text, Currency fallback)
{
    constexpr qsizetype charactersMax = 256;
    if (text.size() > charactersMax) {
        return badAmount(u"too long for a price"_s);
    }
    static const QRegularExpression number(u"(?<!\\d)\\d+(?:[\\s'\u2019\u00a0\u202f.,]\\d+)*"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression nothing(
        u"\\b(free|gratis|kostenlos|umsonst|geschenkt|verschenken|gratuite?|gr[aá]tis|gratuit[ao]?|regalo)\\b"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression unsaid(u"\\b(vb|vhb|verhandlungsbasis|verhandelbar|anfrage|"
                                           u"negotiable|request|offers?|poa|tausch|swap|"
                                           u"demande|négocier|consultar|richiesta|combinar)\\b"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    const QString plain = asciiDigits(text.trimmed());
    TRY_ASSIGN(const Currency currency, currencyIn(plain, fallback));
    auto found = number.globalMatch(plain);
    if (!found.hasNext()) {
        if (hasWord(plain, nothing)) {
            return std::optional(Money{0, currency});
        }
        if (hasWord(plain, unsaid)) {
            return std::optional<Money>();
        }
        return badAmount(u"no number"_s);
    }
    const auto match = found.next();
    if (found.hasNext()) {
        return badAmount(u"two numbers"_s);
    }
    const QStringView before = QStringView(plain).first(match.capturedStart()).trimmed();
    const QStringView signless =
        plain.startsWith(u'-') || plain.startsWith(u'\u2212') ? QStringView() : before;
    if (signless.isNull() || before.endsWith(u'-') || before.endsWith(u'\u2212')) {
        return badAmount(u"negative"_s);
    }
    TRY_ASSIGN(const qint64 minor, readNumber(match.captured(), currency.minorDigits()));
    return std::optional(Money{minor, currency});
}

Expected<Money> parsePlainAmount(QStringView amount, Currency currency)
{
    static const QRegularExpression plain(u"^(\\d{1,19})(?:\\.(\\d{0,19}))?$"_s);
    const auto match = plain.match(amount.trimmed().toString());
    if (!match.hasMatch()) {
        return badAmount(u"not an amount"_s);
    }
    TRY_ASSIGN(const qint64 minor,
               toMinor(match.capturedView(1), match.capturedView(2), currency.minorDigits()));
    return Money{minor, currency};
}

QString formatMoney(Money money, const QLocale &locale)
{
    const int digits = money.currency.minorDigits();
    const quint64 size = money.minor < 0 ? quint64(0) - quint64(money.minor) : quint64(money.minor);
    const quint64 unit = quint64(powerOfTen(digits));
    QLocale plain = locale;
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    QString number = grouped(plain.toString(qulonglong(size / unit)), locale);
    if (digits > 0) {
        // The leading one keeps the zeros of "05".
        number += locale.decimalPoint() % plain.toString(qulonglong(unit + size % unit)).sliced(1);
    }
    // Qt formats money through a double, which has not enough digits: its pattern, our number.
    const QString symbol = symbolOf(money.currency, locale);
    const QString one = locale.toString(1.0, 'f', digits);
    QString pattern = locale.toCurrencyString(1.0, symbol, digits);
    const QString text =
        pattern.contains(one) ? pattern.replace(one, number) : number % u'\u00a0' % symbol;
    return money.minor < 0 ? locale.negativeSign() % text : text;
}

} // namespace endpaper::domain
