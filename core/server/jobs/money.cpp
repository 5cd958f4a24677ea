// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/money.h"

#include "base/log.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::RateTable;

static constexpr qint64 rateFileBytesMax = 1 << 20;
static constexpr std::chrono::seconds lookInterval{60};

static std::shared_ptr<const RateTable> readRates(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > rateFileBytesMax) {
        return nullptr;
    }
    auto table = RateTable::parseEcb(file.readAll());
    if (!table) {
        qCWarning(lcJobs) << "rates that cannot be read:" << table.error().context;
        return nullptr;
    }
    return std::make_shared<const RateTable>(std::move(*table));
}

namespace {

// By data folder, since tests have several.
struct KnownRates
{
    std::shared_ptr<const RateTable> table;
    QElapsedTimer looked;
};
QMutex knownMutex;
QHash<QString, KnownRates> knownRates;

} // namespace

void forgetRates(const Settings &settings)
{
    const QMutexLocker lock(&knownMutex);
    knownRates.remove(settings.dataFolder);
}

std::shared_ptr<const RateTable> currentRates(const Settings &settings)
{
    const QMutexLocker lock(&knownMutex);
    KnownRates &known = knownRates[settings.dataFolder];
    if (known.table && known.looked.isValid()
        && !known.looked.hasExpired(std::chrono::milliseconds(lookInterval).count())) {
        return known.table;
    }
    known.looked.start();
    known.table = readRates(u":/endpaper/rates/eurofxref.csv"_s);
    Q_ASSERT(known.table);
    for (const QString &name : {u"/eurofxref-daily.xml"_s, u"/eurofxref.csv"_s}) {
        auto table = readRates(settings.dataFolder + name);
        if (table && table->day() > known.table->day()) {
            known.table = std::move(table);
        }
    }
    return known.table;
}

const domain::PostageRules &usualPostage()
{
    static const domain::PostageRules rules = [] {
        domain::PostageRules list;
        QFile file(u":/endpaper/rates/postage.json"_s);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        Q_ASSERT(isOpen);
        const QJsonDocument document =
            QJsonDocument::fromJson(isOpen ? file.readAll() : QByteArray());
        for (const QJsonValue &rule : document["rules"_L1].toArray()) {
            const auto currency = domain::Currency::parse(rule["currency"_L1].toString());
            Q_ASSERT(currency);
            list.push_back({.source = rule["source"_L1].toString(),
                            .fromCountry = rule["from"_L1].toString(),
                            .toCountry = rule["to"_L1].toString(),
                            .postage = {rule["minor"_L1].toInteger(), *currency}});
        }
        return list;
    }();
    return rules;
}

} // namespace endpaper::server
