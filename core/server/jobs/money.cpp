// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/money.h"

#include "base/log.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QSaveFile>

#include <array>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::RateTable;

static constexpr qint64 rateFileBytesMax = 1 << 20;
static constexpr std::chrono::seconds lookInterval{60};

// Those that the settings offer, beside the euro.
static constexpr std::array<QStringView, 11> usualCurrencies{
    u"USD", u"GBP", u"CHF", u"JPY", u"AUD", u"CAD", u"CZK", u"DKK", u"NOK", u"PLN", u"SEK"};
static constexpr double implausibleFactor = 10;

Expected<> checkRates(const RateTable &rates, const RateTable &inForce, QDate today)
{
    if (rates.day() > today.addDays(1)) {
        return fail(ErrorKind::Invalid, u"rates_from_future"_s, u"body"_s);
    }
    for (const QStringView code : usualCurrencies) {
        const auto currency = domain::Currency::parse(code);
        // A million euros: also a tiny rate is still a number.
        const domain::Money million{100'000'000, domain::Currency::eur()};
        const auto now = rates.convert(million, *currency);
        const auto before = inForce.convert(million, *currency);
        if (!now) {
            return fail(ErrorKind::Invalid,
                        now.error().kind == ErrorKind::NotFound ? u"rates_incomplete"_s
                                                                : u"rates_implausible"_s,
                        u"body"_s);
        }
        if (before
            && (double(now->minor) > double(before->minor) * implausibleFactor
                || double(now->minor) * implausibleFactor < double(before->minor))) {
            return fail(ErrorKind::Invalid, u"rates_implausible"_s, u"body"_s);
        }
    }
    return {};
}

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
        if (!table || table->day() <= known.table->day()) {
            continue;
        }
        if (const auto good =
                checkRates(*table, *known.table, QDateTime::currentDateTimeUtc().date());
            !good) {
            qCWarning(lcJobs) << "rates that are not used:" << name << good.error().context;
            continue;
        }
        known.table = std::move(table);
    }
    return known.table;
}

Expected<> takeRates(const Settings &settings, const QByteArray &file, QDate today)
{
    const auto table = RateTable::parseEcb(file);
    if (!table || table->isEmpty() || !table->day().isValid()) {
        return fail(ErrorKind::Invalid, u"not_rates"_s, u"body"_s);
    }
    const auto inForce = currentRates(settings);
    TRY(checkRates(*table, *inForce, today));
    if (table->day() < inForce->day()) {
        return fail(ErrorKind::Conflict, u"rates.older"_s);
    }
    const bool isXml = file.trimmed().startsWith('<');
    QSaveFile kept(settings.dataFolder + (isXml ? u"/eurofxref-daily.xml"_s : u"/eurofxref.csv"_s));
    if (!kept.open(QIODevice::WriteOnly) || kept.write(file) != file.size() || !kept.commit()) {
        return fail(ErrorKind::Unavailable, u"the rates cannot be kept"_s);
    }
    forgetRates(settings);
    return {};
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
