// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/tour/commandrunner.h"

#include <QHash>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

namespace endpaper::desktop {

// What the tour finds outside of the window: a shared daemon with a certificate of its own, the
// operator's command line, neighbours with their own accounts, a browser. All on loopback and in
// one temporary folder. GUI thread.
class TourWorld : public QObject
{
    Q_OBJECT
public:
    using Done = CommandRunner::Done;
    explicit TourWorld(QObject *parent = nullptr);
    ~TourWorld() override;

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    // "https://127.0.0.1:43215", once the shared daemon has said that it is ready.
    [[nodiscard]] QUrl sharedUrl() const { return m_sharedUrl; }

    // Starts the shared daemon, at the same port as before where there was one.
    void startShared(Done done);
    // Kills it, as a power cut would.
    void killShared();
    // Runs the operator's endpaperctl on the shared daemon's folder; gives what it printed.
    void operate(const QStringList &arguments, Done done);

    // A neighbour signs up at the shared daemon and stands at that place.
    void neighbourSignsUp(const QString &name, double latitude, double longitude, Done done);
    void neighbourOffers(const QString &name, const QString &isbn, const QString &title,
                         double latitude, double longitude, Done done);
    // What a browser without script has there in the end: the page's text, refreshed as long as the
    // page asks for it, but not more often than that.
    void browse(const QString &path, Done done, int refreshesLeft = 15);
    // A picture of that page by Chromium, where one is installed; else says that there is none.
    void photograph(const QString &path, const QString &file, Done done);

private:
    void send(const QByteArray &verb, const QString &path, const QJsonObject &body,
              const QByteArray &token, std::function<void(Expected<QByteArray>)> done);
    void run(const QString &program, const QStringList &arguments, Done done);

    QTemporaryDir m_folder;
    QProcess m_shared;
    QUrl m_sharedUrl;
    QNetworkAccessManager m_network;
    QHash<QString, QByteArray> m_tokens; // of the neighbours
};

} // namespace endpaper::desktop
