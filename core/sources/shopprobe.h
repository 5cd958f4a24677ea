// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/fetcher.h"
#include "sources/robots.h"
#include "sources/rowmapper.h"

#include <QObject>

namespace endpaper::sources {

// What a pasted shop address turned out to be.
struct ShopPreview
{
    // One way that was tried: "woocommerce", "shopify", "opensearch", and what came of it: "found",
    // "none", "robots", or an answer state's name.
    struct Attempt
    {
        QString way;
        QString outcome;
    };

    bool isFound = false;
    QString kind; // "woocommerce", "shopify", "pages", "feed"
    QString name; // as the shop calls itself, else its host
    QUrl base;
    QString address; // of the house, where the pages say it
    QString country;
    std::optional<domain::GeoPoint> at;
    QString currency; // empty: not said; then the description has the one that was passed in
    // A whole description (sourcedescription.h) to be kept and asked from now on; its id is
    // "shop-<host>".
    QByteArray description;
    QList<FoundCopy> sample; // a few of its goods as rows would show them
    QList<Attempt> tried;
    QString reason; // not found: "not_an_address", "robots", "unreachable", "nothing_to_search"
};

// Looks at a shop once, politely: robots.txt first, then its front page, then the interfaces that
// WooCommerce, Shopify and OpenSearch sites have, with a pause between. One look at a time; one
// thread with an event loop.
class ShopProbe final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds gap{2000};

    explicit ShopProbe(Fetcher &fetcher, QObject *parent = nullptr);
    ~ShopProbe() override;

    using Done = std::function<void(ShopPreview)>;
    // `address` as it was pasted, with or without scheme; `currency` is used where the shop does
    // not say its own. `done` is called once.
    void look(const QString &address, domain::Currency currency, Instant now, Done done);
    void setGap(std::chrono::milliseconds pause) { m_gap = pause; } // for tests
    // Loopback shops, for tests and for operators who mean it.
    void setMayBePrivate(bool may) { m_mayBePrivate = may; }

private:
    struct Look;
    using LookPointer = std::shared_ptr<Look>;

    void fetch(const QUrl &url, std::function<void(const FetchResult &)> then);
    void get(const LookPointer &look, const QString &way, const QUrl &url,
             std::function<void(const FetchResult &)> then);
    void askFrontPage(const LookPointer &look);
    void askWooCommerce(const LookPointer &look);
    void askShopify(const LookPointer &look);
    void askShopifyCurrency(const LookPointer &look, const QByteArray &products);
    void askOpenSearch(const LookPointer &look);
    void found(const LookPointer &look, const QString &kind, QJsonObject description,
               const QByteArray &goods);
    void finish(const LookPointer &look, const QString &reason = {});

    Fetcher &m_fetcher;
    std::chrono::milliseconds m_gap = gap;
    bool m_mayBePrivate = false;
};

} // namespace endpaper::sources
