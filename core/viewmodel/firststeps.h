// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class NearbyModel;
class Settings;
class WishlistModel;

// What is asked of the reader once each, and never again: after the first total whether to be told
// under a price, then whether to choose an area. Each in a sentence, with a way past it. GUI
// thread.
class FirstSteps final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.firstSteps")
    Q_PROPERTY(Step step READ step NOTIFY stepChanged FINAL)
    // "Austerlitz is €9.80 delivered. Tell me when it is under", or what neighbours are for.
    Q_PROPERTY(QString sentence READ sentence NOTIFY stepChanged FINAL)
    // A plain amount to begin with: the usual price less 15 %.
    Q_PROPERTY(QString suggested READ suggested NOTIFY stepChanged FINAL)

public:
    // Only the first wishes of the list shown are looked at.
    static constexpr int rowsLookedAt = 50;

    enum class Step { None, Target, Area };
    Q_ENUM(Step)

    FirstSteps(services::Services &services, WishlistModel &wishes, NearbyModel &nearby,
               Settings &settings, QObject *parent);
    ~FirstSteps() override;

    [[nodiscard]] Step step() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString suggested() const;

    // False where it is no amount.
    Q_INVOKABLE bool keepTarget(const QString &amount);
    // Past this step.
    Q_INVOKABLE void later();
    // Another profile: other steps.
    void begin();
    void retranslate();

Q_SIGNALS:
    void stepChanged();

private:
    void look();
    void askTarget(int row);
    void pass();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
