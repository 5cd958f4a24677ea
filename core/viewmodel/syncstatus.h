// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/conflictmodel.h"
#include "viewmodel/outboxmodel.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;

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
    // "Last exchange at 10:15".
    Q_PROPERTY(QString lastExchangeText READ lastExchangeText NOTIFY statusChanged FINAL)
    // What is wrong and what can be done; empty where nothing is.
    Q_PROPERTY(QString problemLine READ problemLine NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool isPaused READ isPaused NOTIFY statusChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::OutboxModel *outbox READ outbox CONSTANT FINAL)
    // Values that met: both stay until the reader chooses.
    Q_PROPERTY(endpaper::viewmodel::ConflictModel *conflicts READ conflicts CONSTANT FINAL)
    // Changes that the daemon did not take.
    Q_PROPERTY(int refusedCount READ refusedCount NOTIFY statusChanged FINAL)
    // A lasting state for a strip under the omnibox; empty for none. dismissStrip() hides it until
    // it changes.
    Q_PROPERTY(QString stripLine READ stripLine NOTIFY stripChanged FINAL)

public:
    // Local: this computer only. Waiting: changes not sent yet. Failed: needs the reader.
    enum class Dot { Local, Saved, Sending, Waiting, Offline, Paused, Failed };
    Q_ENUM(Dot)

    SyncStatus(services::Services &services, Changes &changes, QObject *parent);
    ~SyncStatus() override;

    [[nodiscard]] QString statusLine() const;
    [[nodiscard]] Dot dot() const;
    [[nodiscard]] bool isOffline() const;
    [[nodiscard]] int waitingCount() const;
    [[nodiscard]] QString lastExchangeText() const;
    [[nodiscard]] QString problemLine() const;
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] OutboxModel *outbox() const;
    [[nodiscard]] ConflictModel *conflicts() const;
    [[nodiscard]] int refusedCount() const;
    [[nodiscard]] QString stripLine() const;

    Q_INVOKABLE void pause();
    Q_INVOKABLE void resume();
    Q_INVOKABLE void sendNow();
    Q_INVOKABLE void dismissStrip();
    // A refused change: once more, or let go of.
    Q_INVOKABLE void tryAgain(quint64 group);
    Q_INVOKABLE void letGo(quint64 group);
    Q_INVOKABLE void tryCommandAgain(const QString &command);
    Q_INVOKABLE void letCommandGo(const QString &command);
    // All refused changes as JSON; a toast tells the end of it.
    Q_INVOKABLE void saveRefused(const QUrl &file);
    // Of a row of `conflicts`.
    Q_INVOKABLE void keepNow(int row);
    Q_INVOKABLE void takeOther(int row);

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void statusChanged();
    void stripChanged();

private:
    // Why nothing is exchanged, and what helps; empty where nobody answers or all is well.
    [[nodiscard]] QString troubleLine() const;
    void note();
    void readOutbox();
    void showOutbox();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
