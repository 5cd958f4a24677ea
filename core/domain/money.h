// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QDate>
#include <QHash>
#include <QLocale>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace endpaper::domain {

// An ISO 4217 currency. The default one is XXX, "no currency", which nothing converts to.
class Currency
{
public:
    Currency() = default;
    // Three letters of the ISO table, either case.
    [[nodiscard]] static Expected<Currency> parse(QStringView code);
    [[nodiscard]] static Currency eur() { return Currency({'E', 'U', 'R'}); }
    // What people there pay with ("DE" → EUR); none for a country that we do not know.
    [[nodiscard]] static std::optional<Currency> ofCountry(QStringView country);

    [[nodiscard]] QString code() const;
    // Digits after the point: 2, but 0 for JPY, 3 for KWD …
    [[nodiscard]] int minorDigits() const;
    [[nodiscard]] bool isNone() const { return *this == Currency(); }

    friend auto operator<=>(const Currency &, const Currency &) = default;
    friend size_t qHash(const Currency &currency, size_t seed = 0)
    {
        return qHashBits(currency.m_code.data(), currency.m_code.size(), seed);
    }

private:
    explicit constexpr Currency(std::array<char, 3> code)
        : m_code(code)
    {
    }

    std::array<char, 3> m_code{'X', 'X', 'X'};
};

// An amount in whole minor units (cents): the only form of money here.
struct Money
{
    qint64 minor = 0;
    Currency currency = {};

    friend bool operator==(const Money &, const Money &) = default;
};

// TooLarge on overflow, Invalid when the currencies differ.
[[nodiscard]] Expected<Money> add(Money a, Money b);

// A price as a seller or reader wrote it: "12,50 €", "1.234,56", "$4.28", "CHF 8.–", "free".
// `fallback` is the currency of a bare number; "$" is that too if it is a dollar, else USD.
// Nothing for "VB", "on request" and the like: there is a price, but it is not said.
// Invalid when there is no number, or more than one; negative amounts are Invalid.
[[nodiscard]] Expected<std::optional<Money>> parseMoney(QStringView text, Currency fallback = {});

// An amount as a seller's API gives it: "7.50" or 7.5 as text, a point and no thousands.
[[nodiscard]] Expected<Money> parsePlainAmount(QStringView amount, Currency currency);

// Units of each currency for one euro on a day, as the European Central Bank publishes them.
class RateTable
{
public:
    // The ECB's daily file, XML (eurofxref-daily.xml) or CSV (eurofxref.csv).
    [[nodiscard]] static Expected<RateTable> parseEcb(const QByteArray &file);

    // Decimal text ("1.0823"); Invalid unless it is a number above 0 with at most 10 decimals.
    [[nodiscard]] Expected<void> insert(Currency currency, QStringView unitsForOneEuro);
    void setDay(QDate day) { m_day = day; }

    [[nodiscard]] QDate day() const { return m_day; }
    [[nodiscard]] bool isEmpty() const { return m_rates.isEmpty(); }
    // In whole minor units, half away from zero. NotFound without a rate, TooLarge on overflow.
    // The same currency is always itself.
    [[nodiscard]] Expected<Money> convert(Money money, Currency to) const;

private:
    QDate m_day;
    QHash<Currency, qint64> m_rates; // in 10^-10 units for one euro
};

// As the reader's language writes it ("€4.28", "4,28 €").
[[nodiscard]] QString formatMoney(Money money, const QLocale &locale);

} // namespace endpaper::domain
