// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/sourceservice.h"

#include <QObject>
#include <QQmlEngine>
#include <QTimer>

namespace endpaper::viewmodel {

// A shop's address, pasted: looked at by the daemon, shown with a few of its goods, then added to
// the sources. GUI thread.
class ShopEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("SourcesModel.shop")
    Q_PROPERTY(QString address READ address WRITE setAddress NOTIFY changed FINAL)
    Q_PROPERTY(ShopState shopState READ shopState NOTIFY changed FINAL)
    // What was found, or why nothing, in a sentence; empty before it was looked at.
    Q_PROPERTY(QString line READ line NOTIFY changed FINAL)
    // A few goods, "Stoner · €6.40".
    Q_PROPERTY(QStringList goods READ goods NOTIFY changed FINAL)
    // What was tried in vain: "WooCommerce: no answer".
    Q_PROPERTY(QStringList tried READ tried NOTIFY changed FINAL)
    Q_PROPERTY(bool canLook READ canLook NOTIFY changed FINAL)

public:
    enum class ShopState { Empty, Looking, Found, NotFound, Failed, Adding };
    Q_ENUM(ShopState)
    static constexpr int looksMax = 30; // of one address, while the daemon says that it looks

    ShopEditor(services::SourceService &sources, QObject *parent);

    [[nodiscard]] QString address() const { return m_address; }
    void setAddress(const QString &address);
    [[nodiscard]] ShopState shopState() const { return m_state; }
    [[nodiscard]] QString line() const;
    [[nodiscard]] QStringList goods() const;
    [[nodiscard]] QStringList tried() const;
    [[nodiscard]] bool canLook() const;

    Q_INVOKABLE void look();
    Q_INVOKABLE void add();
    Q_INVOKABLE void reset();

Q_SIGNALS:
    void changed();
    void added(const QString &name);

private:
    void ask();
    void setState(ShopState state);

    services::SourceService &m_sources;
    QString m_address;
    ShopState m_state = ShopState::Empty;
    services::ShopLook m_look;
    std::optional<Error> m_error;
    int m_looks = 0;
    QTimer m_again;
};

} // namespace endpaper::viewmodel
