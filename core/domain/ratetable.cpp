// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decimal.h"
#include "domain/money.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <limits>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

__extension__ using Int128 = __int128;

constexpr int rateDecimals = 10;
constexpr qint64 rateOne = 10'000'000'000;

} // namespace

Expected<void> RateTable::insert(Currency currency, QStringView unitsForOneEuro)
{
    const QStringView text = unitsForOneEuro.trimmed();
    const qsizetype point = text.indexOf(u'.');
    const QStringView whole = point < 0 ? text : text.first(point);
    const QStringView decimals = point < 0 ? QStringView() : text.sliced(point + 1);
    const auto isDigits = [](QStringView part) {
        return std::all_of(part.begin(), part.end(),
                           [](QChar c) { return c >= u'0' && c <= u'9'; });
    };
    if (whole.isEmpty() || !isDigits(whole) || !isDigits(decimals) || currency.isNone()) {
        return fail(ErrorKind::Invalid, u"not a rate"_s, currency.code());
    }
    TRY_ASSIGN(const qint64 rate, toMinor(whole, decimals, rateDecimals));
    if (rate <= 0) {
        return fail(ErrorKind::Invalid, u"rate of zero"_s, currency.code());
    }
    m_rates.insert(currency, rate);
    return {};
}

Expected<RateTable> RateTable::parseEcb(const QByteArray &file)
{
    RateTable table;
    if (file.trimmed().startsWith('<')) {
        QXmlStreamReader xml(file);
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != u"Cube") {
                continue;
            }
            if (const auto day = xml.attributes().value(u"time"_s); !day.isEmpty()) {
                table.setDay(QDate::fromString(day.toString(), Qt::ISODate));
            }
            if (const auto currency = Currency::parse(xml.attributes().value(u"currency"_s))) {
                TRY(table.insert(*currency, xml.attributes().value(u"rate"_s)));
            }
        }
        if (xml.hasError()) {
            return fail(ErrorKind::Corrupt, u"rates: not XML"_s);
        }
    } else {
        const QList<QByteArray> lines = file.trimmed().split('\n');
        const QStringList names = QString::fromUtf8(lines.value(0)).split(u',');
        const QStringList values = QString::fromUtf8(lines.value(1)).split(u',');
        table.setDay(QLocale(QLocale::English).toDate(values.value(0).trimmed(), u"d MMMM yyyy"_s));
        for (qsizetype i = 1; i < names.size(); ++i) {
            const auto currency = Currency::parse(QStringView(names[i]).trimmed());
            if (const QString value = values.value(i).trimmed();
                currency && !value.isEmpty() && value != u"N/A") {
                TRY(table.insert(*currency, value));
            }
        }
    }
    if (table.isEmpty() || !table.day().isValid()) {
        return fail(ErrorKind::Corrupt, u"rates: no day or no rate"_s);
    }
    return table;
}

Expected<Money> RateTable::convert(Money money, Currency to) const
{
    if (money.currency == to) {
        return money;
    }
    const auto rateOf = [&](Currency currency) {
        return currency == Currency::eur() ? rateOne : m_rates.value(currency, 0);
    };
    const qint64 from = rateOf(money.currency);
    const qint64 into = rateOf(to);
    if (from == 0 || into == 0) {
        return fail(ErrorKind::NotFound, u"no rate"_s,
                    from == 0 ? money.currency.code() : to.code());
    }
    Int128 above = money.minor;
    Int128 below = from;
    if (__builtin_mul_overflow(above, Int128(into), &above)
        || __builtin_mul_overflow(above, Int128(powerOfTen(to.minorDigits())), &above)
        || __builtin_mul_overflow(below, Int128(powerOfTen(money.currency.minorDigits())),
                                  &below)) {
        return fail(ErrorKind::TooLarge, u"conversion overflows"_s);
    }
    const Int128 half = above < 0 ? -(below / 2) : below / 2;
    const Int128 minor = (above + half) / below;
    if (minor > std::numeric_limits<qint64>::max() || minor < std::numeric_limits<qint64>::min()) {
        return fail(ErrorKind::TooLarge, u"conversion overflows"_s);
    }
    return Money{qint64(minor), to};
}

} // namespace endpaper::domain
