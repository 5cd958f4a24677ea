// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"

namespace endpaper::services {

// What the reader does not want to see among the copies.
struct HiddenThing
{
    Uuid id = {}; // of a copy; nil: a seller
    QString source = {}; // of a seller, with `seller`
    QString seller = {};
    QString title = {};
    QString reason = {}; // "wrong_edition", "seller", "damaged", "other"
    Instant at = {};

    friend bool operator==(const HiddenThing &, const HiddenThing &) = default;
};

// What a reader says about single copies; the daemon keeps it. Each call is Unavailable without a
// daemon and NotFound where the thing is gone meanwhile. GUI thread.
class CopyDesk final : public QObject
{
    Q_OBJECT

public:
    static constexpr int hiddenMax = 250; // shown; api.md's largest page

    explicit CopyDesk(DaemonClient &client, QObject *parent = nullptr);

    // With the reason "seller" all copies of its seller.
    [[nodiscard]] QFuture<Expected<>> hide(const Uuid &copy, const QString &reason);
    [[nodiscard]] QFuture<Expected<>> show(const Uuid &copy);
    [[nodiscard]] QFuture<Expected<>> showSeller(const QString &source, const QString &seller);
    // Newest first.
    [[nodiscard]] QFuture<Expected<QList<HiddenThing>>> hidden();
    // "These are two copies", and back.
    [[nodiscard]] QFuture<Expected<>> part(const Uuid &copy, const Uuid &from);
    [[nodiscard]] QFuture<Expected<>> join(const Uuid &copy, const Uuid &from);

private:
    DaemonClient &m_client;
};

} // namespace endpaper::services
