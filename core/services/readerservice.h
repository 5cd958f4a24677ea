// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"
#include "services/workspace.h"

#include <QJsonObject>
#include <QObject>

namespace endpaper::services {

// Who reads, as far as a daemon needs it to search, to price and to tell by itself.
struct Reader
{
    QString country = {}; // ISO 3166, two letters
    QString currency = {}; // ISO 4217
    QString locale = {}; // BCP 47
    // Said by the reader, not guessed from the desktop.
    bool isCountryChosen = false;
    bool isCurrencyChosen = false;

    friend bool operator==(const Reader &, const Reader &) = default;
};

// Tells the daemon who reads: whenever it is there, what it was never told from this computer or
// what has changed here since. The time zone is the computer's own. What another device said stays
// until something changes here. GUI thread.
class ReaderService final : public QObject
{
    Q_OBJECT

public:
    ReaderService(Workspace &workspace, DaemonClient &client, QObject *parent = nullptr);

    void set(const Reader &reader);
    // {country, currency, locale, time_zone}, without what is not known: as PATCH /me takes it.
    [[nodiscard]] QJsonObject profile() const;

Q_SIGNALS:
    // First time at an account that knows its reader already: what it says of where they live is in
    // force for what was only guessed here.
    void met(const QString &country, const QString &currency);

private:
    using Told = std::optional<QJsonObject>; // nothing: never
    void tell();
    void tellSince(const Endpoint &at, const Told &told);
    void meet(const Endpoint &at);
    void send(const Endpoint &at, const QJsonObject &told, const QJsonObject &news);
    void keepTold(const Endpoint &at, const QJsonObject &told);
    void finish();
    [[nodiscard]] bool isStillAt(const Endpoint &at) const { return m_client.endpoint() == at; }

    Workspace &m_workspace;
    DaemonClient &m_client;
    Reader m_reader;
    bool m_isBusy = false;
    bool m_isAgain = false; // something changed meanwhile
};

} // namespace endpaper::services
