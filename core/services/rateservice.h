// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"

#include <QDate>

namespace endpaper::services {

// The exchange rates that the daemon counts with.
struct RatesInForce
{
    QDate day = {};
    bool isOld = false; // by then totals may be off by more than postage
    QUrl address = {}; // where the bank's daily file is

    friend bool operator==(const RatesInForce &, const RatesInForce &) = default;
};

// Reads them and hands newer ones over. GUI thread.
class RateService final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 fileBytesMax = 1 << 20; // the bank's own has a few thousand

    explicit RateService(DaemonClient &client, QObject *parent = nullptr);

    using Answer = QFuture<Expected<RatesInForce>>;
    [[nodiscard]] Answer rates();
    // The bank's daily file, XML or CSV. NotFound for no such file, TooLarge; Invalid (the context
    // says why: "not_rates", "rates_from_future", "rates_incomplete", "rates_implausible") and
    // Conflict, for older ones than those in force, are the daemon's.
    [[nodiscard]] Answer take(const QString &path);

private:
    DaemonClient &m_client;
};

[[nodiscard]] Expected<RatesInForce> ratesFromJson(const QJsonObject &json);

} // namespace endpaper::services
