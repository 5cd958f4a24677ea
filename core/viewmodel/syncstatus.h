// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/outboxmodel.h"

#include <QObject>
#include <QQmlEngine>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

// The status line at the foot of the rail, and what stands behind it. GUI thread.
class SyncStatus final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.sync")
    // "On this computer only", "Saved · 2 min ago", "Offline · 3 changes waiting".
    Q_PROPERTY(QString statusLine READ statusLine NOTIFY statusChanged FINAL)
    Q_PROPERTY(Dot dot READ dot NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool isOffline READ isOffline NOTIFY statusChanged FINAL)
    Q_PROPERTY(int waitingCount READ waitingCount NOTIFY statusChanged FINAL)
    // "Last exchange at 10:15".
    Q_PROPERTY(QString lastExchangeText READ lastExchangeText NOTIFY statusChanged FINAL)
    // What is wrong and what can be done; empty where nothing is.
    Q_PROPERTY(QString problemLine READ problemLine NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool isPaused READ isPaused NOTIFY statusChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::OutboxModel *outbox READ outbox CONSTANT FINAL)
    // A lasting state for a strip under the omnibox; empty for none. dismissStrip() hides it until
    // it changes.
    Q_PROPERTY(QString stripLine READ stripLine NOTIFY stripChanged FINAL)

public:
    // Local: this computer only. Waiting: changes not sent yet. Failed: needs the reader.
    enum class Dot { Local, Saved, Sending, Waiting, Offline, Paused, Failed };
    Q_ENUM(Dot)

    SyncStatus(services::Services &services, QObject *parent);
    ~SyncStatus() override;

    [[nodiscard]] QString statusLine() const;
    [[nodiscard]] Dot dot() const;
    [[nodiscard]] bool isOffline() const;
    [[nodiscard]] int waitingCount() const;
    [[nodiscard]] QString lastExchangeText() const;
    [[nodiscard]] QString problemLine() const;
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] OutboxModel *outbox() const;
    [[nodiscard]] QString stripLine() const;

    Q_INVOKABLE void pause();
    Q_INVOKABLE void resume();
    Q_INVOKABLE void sendNow();
    Q_INVOKABLE void dismissStrip();

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void statusChanged();
    void stripChanged();

private:
    void note();
    void readOutbox();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
