// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/services.h"
#include "viewmodel/sourcesmodel.h"
#include "viewmodel/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::SourceInfo;

namespace {

struct SettingWords
{
    Q_DECLARE_TR_FUNCTIONS(SettingWords)

public:
    [[nodiscard]] static QString sends(const SourceInfo &source)
    {
        static const QHash<QString, const char *> texts = {
            {u"isbn"_s, QT_TRANSLATE_NOOP("SettingWords", "ISBN")},
            {u"title"_s, QT_TRANSLATE_NOOP("SettingWords", "title")},
            {u"author"_s, QT_TRANSLATE_NOOP("SettingWords", "author")},
            {u"country"_s, QT_TRANSLATE_NOOP("SettingWords", "country")},
            {u"number of a catalogue"_s,
             QT_TRANSLATE_NOOP("SettingWords", "number of a catalogue")},
            {u"postcode and distance for pickup"_s,
             QT_TRANSLATE_NOOP("SettingWords", "your postcode's district, if you would collect")},
            {u"the centre of your cell"_s,
             QT_TRANSLATE_NOOP("SettingWords", "the centre of your cell")},
            {u"the distance"_s, QT_TRANSLATE_NOOP("SettingWords", "the distance")},
        };
        QStringList names;
        for (const QString &what : source.sends) {
            const char *text = texts.value(what);
            names += text ? tr(text) : what;
        }
        return names.isEmpty() ? QString() : tr("Is sent: %1").arg(names.join(u", "_s));
    }

    [[nodiscard]] static QString budget(const SourceInfo &source)
    {
        if (source.window.callsMax <= 0) {
            return {};
        }
        const int minutes = std::max(1, source.windowSeconds / 60);
        const QString now =
            tr("%1 of %2 questions left in %n min", nullptr, minutes)
                .arg(words::number(source.window.left), words::number(source.window.callsMax));
        return source.today.callsMax > 0
            ? tr("%1, %2 of %3 today")
                  .arg(now, words::number(source.today.left), words::number(source.today.callsMax))
            : now;
    }

    [[nodiscard]] static QString terms(const SourceInfo &source)
    {
        QStringList parts;
        const qint64 hours = source.maxAgeSeconds / 3600;
        if (hours > 0) {
            parts += tr("shown as new for %n h", nullptr, int(hours));
        }
        if (!source.mayStore) {
            parts += tr("not kept longer");
        }
        if (!source.mayModel) {
            parts += tr("left out of the price history");
        }
        if (!source.mayMix) {
            parts += tr("not merged with others");
        }
        return parts.isEmpty() ? QString() : tr("Its terms: %1").arg(parts.join(u", "_s));
    }
};

bool isTrouble(const QString &state)
{
    return !state.isEmpty() && state != "done"_L1 && state != "cut"_L1 && state != "searching"_L1;
}

} // namespace

QString SourcesModel::stateOf(const SourceInfo &source) const
{
    const Instant now = m_services.clock.now();
    if (!source.isOn) {
        return tr("off");
    }
    if (source.needsKey && !source.isKeySet && !source.isSample) {
        return tr("needs a key of yours");
    }
    if (source.closedUntil && *source.closedUntil > now) {
        return tr("is left alone until %1").arg(words::clockTime(*source.closedUntil));
    }
    if (!source.lastAt) {
        return tr("not asked yet");
    }
    const QString age = words::ago(*source.lastAt, now);
    if (source.lastState == "refused"_L1) {
        return tr("did not let us in, %1").arg(age);
    }
    if (source.lastState == "rate_limited"_L1) {
        return tr("asked us to wait, %1").arg(age);
    }
    return isTrouble(source.lastState) ? tr("did not answer well, %1").arg(age)
                                       : tr("answered %1").arg(age);
}

QVariant SourcesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const SourceInfo &source = m_list.sources.at(index.row());
    switch (role) {
    case SourceIdRole:
        return source.id;
    case NameRole:
        return source.name;
    case IsOnRole:
        return source.isOn;
    case StateTextRole:
        return stateOf(source);
    case IsTroubledRole:
        return source.isOn && isTrouble(source.lastState);
    case NeedsKeyRole:
        return source.needsKey;
    case IsKeySetRole:
        return source.isKeySet;
    case IsKeyHereRole:
        return source.isKeyHere;
    case KeyHelpRole:
        return source.keyHelp;
    case SendsTextRole:
        return SettingWords::sends(source);
    case BudgetTextRole:
        return SettingWords::budget(source);
    case TermsTextRole:
        return SettingWords::terms(source);
    case AttributionRole:
        return source.attribution;
    case IsShopRole:
        return source.isShop();
    case IsSampleRole:
        return source.isSample;
    default:
        return {};
    }
}

} // namespace endpaper::viewmodel
