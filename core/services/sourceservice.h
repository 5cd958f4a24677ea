// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"
#include "services/secretstore.h"

#include "domain/money.h"

namespace endpaper::services {

// One source as the daemon tells of it.
struct SourceInfo
{
    struct Budget
    {
        int callsMax = 0;
        int left = 0;
        std::optional<Instant> resetsAt = {};

        friend bool operator==(const Budget &, const Budget &) = default;
    };

    QString id = {};
    QString name = {};
    bool isOn = true;
    bool needsKey = false;
    bool isKeySet = false;
    bool isKeyHere = false; // this computer keeps the key too
    QString keyHelp = {};
    QStringList sends = {}; // "isbn", "title" …
    QString lastState = {};
    std::optional<Instant> lastAt = {};
    std::optional<Instant> closedUntil = {};
    Budget window = {};
    int windowSeconds = 0;
    Budget today = {};
    bool mayStore = true;
    bool mayModel = true;
    bool mayMix = true;
    qint64 maxAgeSeconds = 0;
    QString attribution = {};
    bool isSample = false;

    [[nodiscard]] bool isShop() const { return id.startsWith(QLatin1String("shop-")); }
    friend bool operator==(const SourceInfo &, const SourceInfo &) = default;
};

struct SourceList
{
    QList<SourceInfo> sources = {};
    QString keysKept = {}; // "sealed_file"
    int searchesPlanned = 0;
    int refreshesPlanned = 0;
};

// What is at a pasted address.
struct ShopLook
{
    enum class State { Looking, Found, NotFound };
    struct Good
    {
        QString title;
        domain::Money price;

        friend bool operator==(const Good &, const Good &) = default;
    };
    State state = State::Looking;
    QString kind = {}; // "woocommerce", "shopify" …
    QString name = {};
    QString base = {};
    QString country = {};
    QString currency = {};
    QString reason = {};
    QList<Good> sample = {};
    QList<QPair<QString, QString>> tried = {}; // way, outcome
    qint64 waitMs = 0; // while looking: until it is asked again
};

// The daemon's sources: on or off, their keys, shops that the reader adds. A key goes to the
// daemon, which seals it, and into this computer's keyring (SecretStore), so that it can be sent
// once more to a daemon that lost it; it is never read back from the daemon. GUI thread.
class SourceService final : public QObject
{
    Q_OBJECT

public:
    SourceService(DaemonClient &client, SecretStore &secrets, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Expected<SourceList>> sources();
    [[nodiscard]] QFuture<Expected<>> setOn(const QString &id, bool isOn);
    // An empty key takes it away, here too.
    [[nodiscard]] QFuture<Expected<>> setKey(const QString &id, const QString &key);
    // The key that this computer keeps goes to the daemon again. NotFound where it keeps none.
    [[nodiscard]] QFuture<Expected<>> sendKeptKey(const QString &id);

    // What is at an address of a shop; ask again while it is Looking. Invalid for no address.
    [[nodiscard]] QFuture<Expected<ShopLook>> lookAtShop(const QString &address);
    // What was looked at and found becomes a source.
    [[nodiscard]] QFuture<Expected<>> addShop(const QString &address);
    [[nodiscard]] QFuture<Expected<>> removeShop(const QString &id);
    // One that was removed is a source again, with the key that the daemon or this computer still
    // has. What it needs more: nothing, or a key that nobody keeps.
    enum class Restored { Whole, NeedsKey };
    [[nodiscard]] QFuture<Expected<Restored>> restoreShop(const QString &id);

private:
    [[nodiscard]] QString secretName(const QString &id) const;
    [[nodiscard]] QFuture<Expected<>> putKey(const QString &id, const QString &key);

    DaemonClient &m_client;
    SecretStore &m_secrets;
};

[[nodiscard]] SourceList sourcesFromJson(const QJsonObject &json);
[[nodiscard]] Expected<ShopLook> shopFromJson(const QJsonObject &json);

} // namespace endpaper::services
