// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/settingchoices.h"

#include "domain/money.h"
#include "viewmodel/words.h"

#include <QHash>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

QString homeCountry()
{
    const QString code = QLocale::territoryToCode(QLocale::system().territory());
    return code.size() == 2 ? code : u"DE"_s;
}

QString homeCurrency(const QString &country)
{
    return domain::Currency::ofCountry(country).value_or(domain::Currency::eur()).code();
}

QList<ChoiceModel::Choice> countryChoices(Sorting sorting)
{
    QList<ChoiceModel::Choice> choices;
    for (const char *code : {"AT", "AU", "BE", "CA", "CH", "CZ", "DE", "DK", "ES", "FI", "FR",
                             "GB", "IE", "IT", "JP", "LU", "NL", "NO", "PL", "PT", "SE", "US"}) {
        choices += {QString::fromLatin1(code), words::country(QString::fromLatin1(code))};
    }
    const QString home = homeCountry();
    if (std::ranges::find(choices, home, &ChoiceModel::Choice::value) == choices.end()) {
        choices += {home, words::country(home)};
    }
    if (sorting == Sorting::ByName) {
        std::ranges::sort(choices, [](const auto &a, const auto &b) {
            return QString::localeAwareCompare(a.label, b.label) < 0;
        });
    }
    return choices;
}

QString currencySign(const QString &code)
{
    static const QHash<QString, QString> signs = {
        {u"EUR"_s, u"€"_s}, {u"GBP"_s, u"£"_s}, {u"USD"_s, u"$"_s}, {u"JPY"_s, u"¥"_s}};
    return signs.value(code, code);
}

QList<ChoiceModel::Choice> currencyChoices()
{
    QList<ChoiceModel::Choice> choices;
    for (const char *code :
         {"EUR", "GBP", "USD", "CHF", "AUD", "CAD", "CZK", "DKK", "JPY", "NOK", "PLN", "SEK"}) {
        choices += {QString::fromLatin1(code), QString::fromLatin1(code)};
    }
    return choices;
}

} // namespace endpaper::viewmodel
