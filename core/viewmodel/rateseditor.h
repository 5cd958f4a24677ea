// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/rateservice.h"

#include <QObject>
#include <QQmlEngine>

namespace endpaper::viewmodel {

class Changes;

// The exchange rates that totals are counted with, and the bank's newer file in their place.
// Nothing is asked before load(). GUI thread.
class RatesEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.rates")
    // "The European Central Bank's of 20 Feb 2026, 9 months old."; or why they are not known.
    Q_PROPERTY(QString line READ line NOTIFY changed FINAL)
    Q_PROPERTY(bool isOld READ isOld NOTIFY changed FINAL)
    // Where the bank's daily file is; empty where the server does not say it.
    Q_PROPERTY(QString address READ address NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY changed FINAL)
    // Why the last file was not taken; empty where all is well.
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)

public:
    RatesEditor(services::RateService &service, Changes &changes, const Clock &clock,
                QObject *parent);

    [[nodiscard]] QString line() const;
    [[nodiscard]] bool isOld() const { return m_rates && m_rates->isOld; }
    [[nodiscard]] QString address() const;
    [[nodiscard]] bool busy() const { return m_open > 0; }
    [[nodiscard]] QString error() const { return m_error; }

    Q_INVOKABLE void load();
    // The bank's file, as it was chosen.
    Q_INVOKABLE void take(const QUrl &file);
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();
    // Other rates are in force: totals change.
    void taken();

private:
    services::RateService &m_service;
    Changes &m_changes;
    const Clock &m_clock;
    std::optional<services::RatesInForce> m_rates;
    bool m_isUnknown = false; // asked in vain
    QString m_error;
    int m_open = 0;
};

} // namespace endpaper::viewmodel
