// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;

// Hands a catalogue file to the daemon and counts with it. GUI thread.
class CatalogueImporter final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.catalogueImporter")
    Q_PROPERTY(bool busy READ busy NOTIFY progressChanged FINAL)
    Q_PROPERTY(QString fileName READ fileName NOTIFY progressChanged FINAL)
    Q_PROPERTY(qint64 doneCount READ doneCount NOTIFY progressChanged FINAL)
    // 0 while it is not known.
    Q_PROPERTY(qint64 totalCount READ totalCount NOTIFY progressChanged FINAL)
    // "Sending 4 of 6 MB", "9 964 books read", "Done: 9 964 books, 36 rows could not be read".
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressChanged FINAL)
    Q_PROPERTY(bool isFinished READ isFinished NOTIFY progressChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY progressChanged FINAL)

public:
    CatalogueImporter(services::Services &services, Changes &changes, QObject *parent);
    ~CatalogueImporter() override;

    [[nodiscard]] bool busy() const;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] qint64 doneCount() const;
    [[nodiscard]] qint64 totalCount() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] bool isFinished() const;
    [[nodiscard]] QString error() const;

    Q_INVOKABLE void start(const QUrl &file);
    Q_INVOKABLE void cancel();

Q_SIGNALS:
    void progressChanged();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
