// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/prefservice.h"

#include "base/log.h"
#include "protocol/schema.h"
#include "store/cache/outbox.h"
#include "store/cache/wishrows.h"

namespace endpaper::services {

const QByteArray PrefService::country = "country";
const QByteArray PrefService::currency = "currency";
const QByteArray PrefService::leastCondition = "least_condition";

namespace {

// Nothing while the file has no account.
Expected<std::optional<PrefService::Values>> valuesIn(store::Transaction &transaction)
{
    TRY_ASSIGN(const auto state, store::loadDeviceState(transaction));
    if (state.account.isNil()) {
        return std::nullopt;
    }
    TRY_ASSIGN(const auto rows, store::listRows(transaction, domain::RowKind::Pref));
    PrefService::Values values;
    for (const QByteArray &name :
         {PrefService::country, PrefService::currency, PrefService::leastCondition}) {
        const Uuid id = protocol::prefId(state.account, name);
        for (const domain::Row &row : rows) {
            const QString value = row.fields.value("value").value.toString();
            if (row.id == id && !value.isEmpty()) {
                values.insert(name, value);
            }
        }
    }
    return values;
}

} // namespace

PrefService::PrefService(Workspace &workspace, SyncService &sync, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    connect(&workspace, &Workspace::opened, this, &PrefService::readAll);
    connect(&workspace, &Workspace::aboutToClose, this, [this] {
        m_isRead = false;
        m_waiting.clear();
    });
    connect(&workspace, &Workspace::rowsChanged, this, &PrefService::follow);
    // The first answer of a server says whose the file is.
    connect(&sync, &SyncService::statusChanged, this, [this] {
        if (!m_isRead) {
            readAll();
        } else if (!m_waiting.isEmpty()) {
            write();
        }
    });
}

void PrefService::follow(const store::Touched &touched)
{
    if (!touched.of(domain::RowKind::Pref).isEmpty()) {
        readAll();
    }
}

void PrefService::readAll()
{
    m_workspace.read([](store::Transaction &transaction) { return valuesIn(transaction); })
        | then(this, [this](const Expected<std::optional<Values>> &values) {
              if (values && *values) {
                  m_isRead = true;
                  Q_EMIT read(**values);
              }
          });
}

void PrefService::set(const QByteArray &name, const QString &value)
{
    m_waiting.insert(name, value);
    write();
}

void PrefService::write()
{
    if (m_isBusy) {
        return;
    }
    m_isBusy = true;
    auto isKnown = std::make_shared<bool>(false);
    m_workspace.commit([values = m_waiting, isKnown](
                           store::Transaction &transaction) -> Expected<QList<store::LocalOp>> {
        QList<store::LocalOp> ops;
        TRY_ASSIGN(const auto state, store::loadDeviceState(transaction));
        *isKnown = !state.account.isNil();
        if (!*isKnown) {
            return ops;
        }
        for (auto it = values.begin(); it != values.end(); ++it) {
            const Uuid id = protocol::prefId(state.account, it.key());
            const QList<protocol::FieldValue> fields{{"value", it.value()}};
            TRY_ASSIGN(const auto row, store::findRow(transaction, domain::RowKind::Pref, id));
            if (!row || !row->life.isAlive) {
                ops += store::LocalOp::create(domain::RowKind::Pref, id, fields);
            } else if (row->fields.value("value").value.toString() != it.value()) {
                ops += store::LocalOp::set(domain::RowKind::Pref, id, fields);
            }
        }
        return ops;
    }) | then(this, [this, isKnown, written = m_waiting](const Workspace::Committed &committed) {
        m_isBusy = false;
        if (!committed) {
            qCWarning(lcDesktop) << "preferences:" << committed.error().context;
            return;
        }
        if (!*isKnown) {
            return;
        }
        for (auto it = written.begin(); it != written.end(); ++it) {
            if (m_waiting.value(it.key()) == it.value()) {
                m_waiting.remove(it.key());
            }
        }
        if (!m_waiting.isEmpty()) {
            write();
        }
    });
}

} // namespace endpaper::services
