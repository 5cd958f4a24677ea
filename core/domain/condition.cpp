// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/condition.h"

#include "domain/phrases.h"

#include <array>

namespace endpaper::domain {

namespace {

constexpr std::array<QStringView, 7> conditionNames{u"unknown",   u"poor", u"fair", u"good",
                                                    u"very_good", u"fine", u"new"};

using enum Condition;
// Unknown stands for words that hold a grade's name and mean something else.
constexpr Phrase<Condition> grades[] = {
    // English
    {u"brand new", New},
    {u"new", New},
    {u"unread", Fine},
    {u"as new", Fine},
    {u"like new", Fine},
    {u"mint", Fine},
    {u"pristine", Fine},
    {u"fine", Fine},
    {u"near fine", VeryGood},
    {u"nearly fine", VeryGood},
    {u"nf", VeryGood},
    {u"excellent", VeryGood},
    {u"very good", VeryGood},
    {u"verygood", VeryGood},
    {u"vg", VeryGood},
    {u"good", Good},
    {u"good only", Fair},
    {u"fair", Fair},
    {u"acceptable", Fair},
    {u"reading copy", Fair},
    {u"well worn", Fair},
    {u"poor", Poor},
    {u"binding copy", Poor},
    {u"damaged", Poor},
    {u"for parts", Poor},
    {u"used", Unknown},
    {u"new edition", Unknown},
    {u"new york", Unknown},
    {u"new preface", Unknown},
    {u"new introduction", Unknown},
    {u"new translation", Unknown},
    {u"not new", Unknown},
    {u"no longer new", Unknown},
    {u"not new book", Unknown},
    {u"fine art", Unknown},
    {u"fine arts", Unknown},
    {u"used good", Good},
    {u"new zealand", Unknown},
    {u"new delhi", Unknown},
    {u"no damage", Unknown},
    {u"not damaged", Unknown},
    // German
    {u"neu", New},
    {u"neuware", New},
    {u"originalverpackt", New},
    {u"wie neu", Fine},
    {u"neuwertig", Fine},
    {u"ungelesen", Fine},
    {u"druckfrisch", Fine},
    {u"tadellos", Fine},
    {u"sehr gut", VeryGood},
    {u"sehr guter", VeryGood},
    {u"sehr gutes", VeryGood},
    {u"sehr gut erhalten", VeryGood},
    {u"gut bis sehr gut", Good},
    {u"gut", Good},
    {u"guter", Good},
    {u"gutes", Good},
    {u"gut erhalten", Good},
    {u"befriedigend", Fair},
    {u"akzeptabel", Fair},
    {u"ausreichend", Fair},
    {u"leseexemplar gelesen", Fair},
    {u"deutliche gebrauchsspuren", Fair},
    {u"starke gebrauchsspuren", Poor},
    {u"schlecht", Poor},
    {u"mangelhaft", Poor},
    {u"beschadigt", Poor},
    {u"nicht beschadigt", Unknown},
    {u"nicht neu", Unknown},
    {u"neue auflage", Unknown},
    {u"neuauflage", Unknown},
    {u"neu ubersetzt", Unknown},
    {u"neu bearbeitet", Unknown},
    {u"neu durchgesehen", Unknown},
    {u"gut lesbar", Unknown},
    // French
    {u"neuf", New},
    {u"comme neuf", Fine},
    {u"etat neuf", Fine},
    {u"tres bon etat", VeryGood},
    {u"tres bon", VeryGood},
    {u"tbe", VeryGood},
    {u"bon etat", Good},
    {u"bon", Good},
    {u"etat correct", Fair},
    {u"etat moyen", Fair},
    {u"etat acceptable", Fair},
    {u"correct", Fair},
    {u"mauvais etat", Poor},
    {u"mauvais", Poor},
    {u"abime", Poor},
    // Spanish
    {u"nuevo", New},
    {u"como nuevo", Fine},
    {u"seminuevo", Fine},
    {u"muy bueno", VeryGood},
    {u"muy buen estado", VeryGood},
    {u"muy bien", VeryGood},
    {u"bueno", Good},
    {u"buen estado", Good},
    {u"bien", Good},
    {u"aceptable", Fair},
    {u"regular", Fair},
    {u"mal estado", Poor},
    {u"malo", Poor},
    {u"deteriorado", Poor},
    // Italian
    {u"nuovo", New},
    {u"come nuovo", Fine},
    {u"pari al nuovo", Fine},
    {u"ottimo", VeryGood},
    {u"ottime condizioni", VeryGood},
    {u"molto buono", VeryGood},
    {u"molto buone", VeryGood},
    {u"buono", Good},
    {u"buone condizioni", Good},
    {u"buono stato", Good},
    {u"discreto", Fair},
    {u"accettabile", Fair},
    {u"mediocre", Poor},
    {u"cattive condizioni", Poor},
    {u"rovinato", Poor},
    // Portuguese
    {u"novo", New},
    {u"como novo", Fine},
    {u"muito bom", VeryGood},
    {u"muito bom estado", VeryGood},
    {u"bom", Good},
    {u"bom estado", Good},
    {u"aceitavel", Fair},
    {u"razoavel", Fair},
    {u"mau estado", Poor},
    {u"danificado", Poor},
    // Dutch
    {u"nieuw", New},
    {u"als nieuw", Fine},
    {u"zo goed als nieuw", Fine},
    {u"zeer goed", VeryGood},
    {u"zeer goede staat", VeryGood},
    {u"goed", Good},
    {u"goede staat", Good},
    {u"redelijk", Fair},
    {u"redelijke staat", Fair},
    {u"matig", Poor},
    {u"slechte staat", Poor},
};

} // namespace

QString conditionName(Condition condition)
{
    return conditionNames.at(size_t(condition)).toString();
}

std::optional<Condition> conditionFromName(QStringView name)
{
    const auto at = std::find(conditionNames.begin(), conditionNames.end(), name);
    return at == conditionNames.end() ? std::nullopt
                                      : std::optional(Condition(at - conditionNames.begin()));
}

bool meets(Condition copy, Condition least) { return copy >= least; }

Condition conditionFromWords(QStringView words)
{
    static const PhraseBook<Condition> book(grades);
    Condition worst = Unknown;
    for (const Condition grade : book.find(words)) {
        if (grade != Unknown && (worst == Unknown || grade < worst)) {
            worst = grade;
        }
    }
    return worst;
}

Condition conditionFromEbayId(int id)
{
    switch (id) {
    case 1000:
        return New;
    case 1500: // new other
    case 1750: // new with defects
    case 2750: // like new
        return Fine;
    case 4000:
        return VeryGood;
    case 5000:
        return Good;
    case 6000:
        return Fair;
    case 7000: // for parts
        return Poor;
    default: // 3000 is "used", which says nothing
        return Unknown;
    }
}

} // namespace endpaper::domain
