// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/profile.h"
#include "viewmodel/accounteditor.h"
#include "viewmodel/alerteditor.h"
#include "viewmodel/announcer.h"
#include "viewmodel/bookeditor.h"
#include "viewmodel/catalogueimporter.h"
#include "viewmodel/claimeditor.h"
#include "viewmodel/commandsmodel.h"
#include "viewmodel/copiesmodel.h"
#include "viewmodel/desktopalerts.h"
#include "viewmodel/diskstatus.h"
#include "viewmodel/firststeps.h"
#include "viewmodel/importeditor.h"
#include "viewmodel/librarymodel.h"
#include "viewmodel/nearbymodel.h"
#include "viewmodel/omniboxmodel.h"
#include "viewmodel/placesmodel.h"
#include "viewmodel/postmodel.h"
#include "viewmodel/purchasemodel.h"
#include "viewmodel/rateseditor.h"
#include "viewmodel/settings.h"
#include "viewmodel/shareeditor.h"
#include "viewmodel/sourcesmodel.h"
#include "viewmodel/syncstatus.h"
#include "viewmodel/toastqueue.h"
#include "viewmodel/trashmodel.h"
#include "viewmodel/undostack.h"
#include "viewmodel/wishlistmodel.h"

#include <QObject>
#include <QQmlEngine>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

// The one way from QML to everything. Built by main before the engine; used in Main.qml alone,
// which hands the parts down. GUI thread.
class Session final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON
    Q_PROPERTY(endpaper::viewmodel::Settings *settings READ settings CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::LibraryModel *library READ library CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::WishlistModel *wishes READ wishes CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::BookEditor *book READ book CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::CopiesModel *copies READ copies CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::OmniboxModel *omnibox READ omnibox CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::NearbyModel *nearby READ nearby CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::PlacesModel *places READ places CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::AccountEditor *account READ account CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::SyncStatus *sync READ sync CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ShareEditor *sharing READ sharing CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ClaimEditor *claims READ claims CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ImportEditor *importer READ importer CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::CatalogueImporter *catalogueImporter READ catalogueImporter
                   CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::SourcesModel *sources READ sources CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::PostModel *post READ post CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::PurchaseModel *purchase READ purchase CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::RatesEditor *rates READ rates CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::AlertEditor *alerts READ alerts CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::DesktopAlerts *desktopAlerts READ desktopAlerts CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::DiskStatus *disk READ disk CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::FirstSteps *firstSteps READ firstSteps CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::UndoStack *undo READ undo CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::TrashModel *trash READ trash CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ToastQueue *toasts READ toasts CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::Announcer *announcer READ announcer CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::CommandsModel *commands READ commands CONSTANT FINAL)
    // The profile of sample books is open: every page says so.
    Q_PROPERTY(bool sampleProfile READ sampleProfile NOTIFY sampleProfileChanged FINAL)
    Q_PROPERTY(DaemonState daemonState READ daemonState NOTIFY daemonStateChanged FINAL)
    // The cache could not be opened, in a sentence with a way out; empty where all is well.
    Q_PROPERTY(QString storeProblem READ storeProblem NOTIFY storeProblemChanged FINAL)
    Q_PROPERTY(QString version READ version CONSTANT FINAL)

public:
    enum class DaemonState { Starting, Running, Unreachable, Missing };
    Q_ENUM(DaemonState)

    // The only Session; main builds it first. Answers nullptr otherwise.
    static Session *create(QQmlEngine *engine, QJSEngine *scriptEngine);
    explicit Session(services::Services &services);
    ~Session() override;

    // Opens the cache of the account in force and begins to read it; before the engine loads, so
    // that rows are ready when the first frame is.
    void open();
    // Every text in the language that is installed now.
    void retranslate();

    [[nodiscard]] Settings *settings() const;
    [[nodiscard]] LibraryModel *library() const;
    [[nodiscard]] WishlistModel *wishes() const;
    [[nodiscard]] BookEditor *book() const;
    [[nodiscard]] CopiesModel *copies() const;
    [[nodiscard]] OmniboxModel *omnibox() const;
    [[nodiscard]] NearbyModel *nearby() const;
    [[nodiscard]] PlacesModel *places() const;
    [[nodiscard]] AccountEditor *account() const;
    [[nodiscard]] SyncStatus *sync() const;
    [[nodiscard]] ShareEditor *sharing() const;
    [[nodiscard]] ClaimEditor *claims() const;
    [[nodiscard]] ImportEditor *importer() const;
    [[nodiscard]] CatalogueImporter *catalogueImporter() const;
    [[nodiscard]] SourcesModel *sources() const;
    [[nodiscard]] PostModel *post() const;
    [[nodiscard]] PurchaseModel *purchase() const;
    [[nodiscard]] RatesEditor *rates() const;
    [[nodiscard]] AlertEditor *alerts() const;
    [[nodiscard]] DesktopAlerts *desktopAlerts() const;
    [[nodiscard]] DiskStatus *disk() const;
    [[nodiscard]] FirstSteps *firstSteps() const;
    [[nodiscard]] UndoStack *undo() const;
    [[nodiscard]] TrashModel *trash() const;
    [[nodiscard]] ToastQueue *toasts() const;
    [[nodiscard]] Announcer *announcer() const;
    [[nodiscard]] CommandsModel *commands() const;
    [[nodiscard]] bool sampleProfile() const;
    [[nodiscard]] DaemonState daemonState() const;
    [[nodiscard]] QString storeProblem() const;
    [[nodiscard]] QString version() const;

    // "Show me with sample books" and back: another profile beside the reader's own.
    Q_INVOKABLE void showSampleBooks();
    Q_INVOKABLE void startMyOwn();
    // Main.qml, after a frame. True once one had books in it, or the reason why there are none:
    // then the other books are read and the daemon starts.
    Q_INVOKABLE bool framePainted();

Q_SIGNALS:
    void sampleProfileChanged();
    void daemonStateChanged();
    void storeProblemChanged();

private:
    void connectParts();
    void leaveCache();
    void followUndo();
    void followSharing();
    void startRest();
    void run(const QString &commandId);
    void openProfile(services::Profile::Kind kind);
    [[nodiscard]] static QUrl sampleFile(const QString &name);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
