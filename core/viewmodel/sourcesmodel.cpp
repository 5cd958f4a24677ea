// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/sourcesmodel.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/listdiff.h"
#include "viewmodel/words.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::SourceInfo;

SourcesModel::SourcesModel(services::Services &services, Changes &changes, Settings &settings,
                           QObject *parent)
    : QAbstractListModel(parent)
    , m_services(services)
    , m_changes(changes)
    , m_shop(new ShopEditor(services.sources, this))
    , m_collect(new CollectEditor(services, changes, settings, this))
{
    connect(m_shop, &ShopEditor::added, this, [this](const QString &name) {
        m_changes.tell(tr("%1 is asked from now on.").arg(name));
        load();
    });
    // Another daemon has other sources, an open keyring other keys.
    const auto loadAgain = [this] {
        if (m_isLoaded) {
            load();
        }
    };
    connect(&services.client, &services::DaemonClient::endpointChanged, this, loadAgain);
    connect(&services.secrets, &services::SecretStore::placeChanged, this, loadAgain);
}

void SourcesModel::load()
{
    m_isBusy = true;
    m_isLoaded = true;
    Q_EMIT listChanged();
    m_services.sources.sources() | then(this, [this](const Expected<services::SourceList> &list) {
        m_isBusy = false;
        m_error = list ? std::nullopt : std::optional(list.error());
        if (list) {
            applyList(*this, m_list.sources, list->sources, &SourceInfo::id);
            m_list = *list;
        }
        Q_EMIT listChanged();
    });
}

// What was asked for is seen once the daemon has it.
void SourcesModel::after(const QFuture<Expected<>> &change, const QString &told)
{
    change | then(this, [this, told](const Expected<> &done) {
        if (!done) {
            m_changes.tellFailure(words::sentence(done.error(), words::Doing::ChangeCopies));
        } else if (!told.isEmpty()) {
            m_changes.tell(told);
        }
        load();
    });
}

void SourcesModel::switchTo(const QString &id, bool on) { after(m_services.sources.setOn(id, on)); }

void SourcesModel::setOn(int row, bool on)
{
    if (row < 0 || row >= count() || m_list.sources.at(row).isOn == on) {
        return;
    }
    const QString id = m_list.sources.at(row).id;
    const QString name = m_list.sources.at(row).name;
    m_services.sources.setOn(id, on) | then(this, [this, id, name, on](const Expected<> &done) {
        if (!done) {
            m_changes.tellFailure(words::sentence(done.error(), words::Doing::ChangeCopies));
        } else {
            const QString words = on ? tr("ask %1").arg(name) : tr("ask %1 no more").arg(name);
            const QString toast =
                on ? tr("%1 is asked from now on.").arg(name) : tr("%1 is not asked.").arg(name);
            m_changes.note({.words = words,
                            .undo = [this, id, on] { switchTo(id, !on); },
                            .redo = [this, id, on] { switchTo(id, on); }},
                           toast);
        }
        load();
    });
}

void SourcesModel::setKey(int row, const QString &key)
{
    if (row >= 0 && row < count()) {
        const SourceInfo &source = m_list.sources.at(row);
        after(m_services.sources.setKey(source.id, key.trimmed()),
              key.trimmed().isEmpty() ? tr("The key for %1 is gone.").arg(source.name)
                                      : tr("The key for %1 is kept.").arg(source.name));
    }
}

void SourcesModel::sendKeptKey(int row)
{
    if (row >= 0 && row < count()) {
        const SourceInfo &source = m_list.sources.at(row);
        after(m_services.sources.sendKeptKey(source.id),
              tr("The key for %1 is kept.").arg(source.name));
    }
}

void SourcesModel::removeShop(int row)
{
    if (row >= 0 && row < count() && m_list.sources.at(row).isShop()) {
        takeAway(m_list.sources.at(row).id, m_list.sources.at(row).name, Step::First);
    }
}

void SourcesModel::takeAway(const QString &id, const QString &name, Step step)
{
    m_services.sources.removeShop(id) | then(this, [this, id, name, step](const Expected<> &done) {
        if (!done) {
            m_changes.tellFailure(words::sentence(done.error(), words::Doing::ChangeCopies));
        } else if (step == Step::First) {
            m_changes.note({.words = tr("remove %1 from the sources").arg(name),
                            .undo = [this, id, name] { bringBack(id, name); },
                            .redo = [this, id, name] { takeAway(id, name, Step::Again); }},
                           tr("%1 is a source no more.").arg(name));
        }
        load();
    });
}

void SourcesModel::bringBack(const QString &id, const QString &name)
{
    using Restored = services::SourceService::Restored;
    m_services.sources.restoreShop(id)
        | then(this, [this, name](const Expected<Restored> &restored) {
              if (!restored) {
                  m_changes.tellFailure(
                      words::sentence(restored.error(), words::Doing::ChangeCopies));
              } else if (*restored == Restored::NeedsKey) {
                  m_changes.tell(tr("%1 is a source again. Its key is not kept any more: please "
                                    "give it again.")
                                     .arg(name));
              } else {
                  m_changes.tell(tr("%1 is a source again.").arg(name));
              }
              load();
          });
}

QString SourcesModel::stateLine() const
{
    if (m_error) {
        return words::sentence(*m_error, words::Doing::LookForCopies);
    }
    return m_list.sources.isEmpty() && m_isBusy ? tr("Asking the server for its sources.")
                                                : QString();
}

QString SourcesModel::keysLine() const
{
    if (m_list.sources.isEmpty()) {
        return {};
    }
    const QString there = m_list.keysKept == "sealed_file"_L1
        ? tr(
            "The server keeps keys sealed in its data folder; the file that opens them lies beside "
            "them and only its own user may read it.")
        : tr("The server does not say how it keeps keys.");
    if (m_services.secrets.isWaiting()) {
        return there + u' '
            + tr("The keyring of this computer does not answer; it may be locked. Which keys it "
                 "keeps is not known until it does.");
    }
    const QString here = m_services.secrets.place() == services::SecretStore::Place::Keyring
        ? tr("This computer keeps a copy in the keyring of the system.")
        : tr("No keyring answers, so this computer keeps a copy in a file that only you may read.");
    return there + u' ' + here;
}

QString SourcesModel::plannedLine() const
{
    return m_list.searchesPlanned + m_list.refreshesPlanned > 0
        //: "2 searches wait" and "14 refreshes are planned"
        ? tr("%1, %2.").arg(tr("%n searches wait", nullptr, m_list.searchesPlanned),
                            tr("%n refreshes are planned", nullptr, m_list.refreshesPlanned))
        : QString();
}

int SourcesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> SourcesModel::roleNames() const
{
    return {{SourceIdRole, "sourceId"_ba},
            {NameRole, "name"_ba},
            {IsOnRole, "isOn"_ba},
            {StateTextRole, "stateText"_ba},
            {IsTroubledRole, "isTroubled"_ba},
            {NeedsKeyRole, "needsKey"_ba},
            {IsKeySetRole, "isKeySet"_ba},
            {IsKeyHereRole, "isKeyHere"_ba},
            {KeyHelpRole, "keyHelp"_ba},
            {SendsTextRole, "sendsText"_ba},
            {BudgetTextRole, "budgetText"_ba},
            {TermsTextRole, "termsText"_ba},
            {AttributionRole, "attribution"_ba},
            {IsShopRole, "isShop"_ba},
            {IsSampleRole, "isSample"_ba}};
}

void SourcesModel::retranslate()
{
    if (count() > 0) {
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
    m_collect->retranslate();
    Q_EMIT listChanged();
}

} // namespace endpaper::viewmodel
