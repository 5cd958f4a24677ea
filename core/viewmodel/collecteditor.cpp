// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/collecteditor.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/settings.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

// The steps of the daemon: finer ones would tell more of where somebody is.
constexpr std::array distanceSteps = {0, 5, 10, 25, 50, 100};

} // namespace

CollectEditor::CollectEditor(services::Services &services, Changes &changes, Settings &settings,
                             QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_changes(changes)
    , m_settings(settings)
    , m_distances(new ChoiceModel({}, this))
{
    load();
    retranslate();
    // Another profile, another place.
    connect(&settings, &Settings::pricesLineChanged, this, &CollectEditor::load);
}

void CollectEditor::load()
{
    const int kilometres = m_settings.kept(u"collect/km"_s, 0).toInt();
    m_kilometres =
        std::ranges::find(distanceSteps, kilometres) == distanceSteps.end() ? 0 : kilometres;
    m_postcode = m_settings.kept(u"collect/postcode"_s).toString();
    apply();
}

void CollectEditor::apply()
{
    m_services.search.setCollect(
        {.postcode = isPostcode(m_postcode) ? m_postcode.simplified() : QString(),
         .kilometres = m_kilometres});
    Q_EMIT changed();
}

bool CollectEditor::isPostcode(const QString &text)
{
    // As it stands: upper case would make two letters of a ß.
    const QString plain = text.simplified();
    return !plain.isEmpty() && plain.size() <= postcodeCharactersMax
        && std::ranges::all_of(plain, [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z')
                   || (c >= u'a' && c <= u'z') || c == u' ' || c == u'-';
           });
}

void CollectEditor::keepDistance(int kilometres)
{
    m_kilometres = kilometres;
    m_settings.keep(u"collect/km"_s, kilometres);
    apply();
}

void CollectEditor::setDistance(const QString &kilometres)
{
    const int next = kilometres.toInt();
    const int before = m_kilometres;
    if (next == before || std::ranges::find(distanceSteps, next) == distanceSteps.end()) {
        return;
    }
    keepDistance(next);
    m_changes.note({.words = tr("change how far to collect"),
                    .undo = [this, before] { keepDistance(before); },
                    .redo = [this, next] { keepDistance(next); }},
                   next == 0 ? tr("Copies to collect are not looked for.")
                             : tr("Copies to collect are looked for up to %n km.", nullptr, next));
}

void CollectEditor::setPostcode(const QString &postcode)
{
    if (m_postcode != postcode) {
        m_postcode = postcode;
        m_settings.keep(u"collect/postcode"_s, postcode);
        apply();
    }
}

QString CollectEditor::error() const
{
    return m_postcode.trimmed().isEmpty() || isPostcode(m_postcode)
        ? QString()
        : tr("That is no postcode. It has letters and digits, 10 at most.");
}

QString CollectEditor::line() const
{
    if (m_kilometres == 0) {
        return tr("No place goes along with a search.");
    }
    if (isPostcode(m_postcode)) {
        return tr("The district of this postcode and the distance go along with each search.");
    }
    return m_services.nearby.area()
        ? tr("The square that you chose under Nearby and the distance go along with each search.")
        : tr("Type a postcode, or choose an area under Nearby; until then no place goes along.");
}

void CollectEditor::retranslate()
{
    QList<ChoiceModel::Choice> choices;
    for (const int step : distanceSteps) {
        choices += {QString::number(step),
                    step == 0 ? tr("Not at all") : tr("Up to %n km", nullptr, step)};
    }
    m_distances->setChoices(choices);
    Q_EMIT changed();
}

} // namespace endpaper::viewmodel
