// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/session_p.h"
#include "viewmodel/words.h"

#include <QGuiApplication>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

// The daemon starts by then even where the store says nothing.
constexpr auto daemonAtLatest = std::chrono::seconds(2);

// QML asks create() for the one Session; main has built it before.
Session *theSession = nullptr;

} // namespace

Session::Session(services::Services &services)
    : d(std::make_unique<Private>(services))
{
    d->undo = new UndoStack(this);
    d->toasts = new ToastQueue(this);
    d->announcer = new Announcer(this);
    d->changes = new Changes(services.wishlists, *d->undo, *d->toasts, *d->announcer, this);
    d->settings = new Settings(services, *d->undo, this);
    d->library = new LibraryModel(services, *d->changes, *d->settings, this);
    d->wishes = new WishlistModel(services, *d->changes, *d->settings, *d->library, this);
    d->book = new BookEditor(services, *d->changes, *d->settings, this);
    d->copies = new CopiesModel(services, *d->changes, *d->settings, this);
    d->commands = new CommandsModel(this);
    d->importer = new ImportEditor(services, *d->changes, this);
    d->omnibox = new OmniboxModel(services, *d->changes, *d->wishes, *d->library, *d->commands,
                                  *d->importer, this);
    d->nearby = new NearbyModel(services, *d->changes, *d->settings, this);
    d->places = new PlacesModel(services.profile.daemonFolder(), this);
    d->account = new AccountEditor(services, *d->changes, *d->library, this);
    d->sync = new SyncStatus(services, *d->changes, this);
    d->sharing = new ShareEditor(services, *d->changes, *d->library, this);
    d->claims = new ClaimEditor(services, *d->changes, *d->book, this);
    d->catalogueImporter = new CatalogueImporter(services, *d->changes, this);
    d->sources = new SourcesModel(services, *d->changes, *d->settings, this);
    d->alerts = new AlertEditor(services, *d->changes, this);
    d->post = new PostModel(services, *d->changes, this);
    d->purchase = new PurchaseModel(services, *d->changes, this);
    d->rates = new RatesEditor(services.rates, *d->changes, services.clock, this);
    d->desktopAlerts = new DesktopAlerts(services, *d->changes, *d->settings, *d->post, this);
    d->disk = new DiskStatus(services, this);
    d->trash = new TrashModel(services, *d->changes, this);
    d->firstSteps = new FirstSteps(services, *d->wishes, *d->nearby, *d->settings, this);
    connectParts();
    theSession = this;
}

Session::~Session() { theSession = nullptr; }

void Session::connectParts()
{
    services::Services &services = d->services;
    connect(&services.workspace, &services::Workspace::failed, this, [this](const Error &error) {
        d->storeProblem = words::sentence(error, words::Doing::OpenStore);
        Q_EMIT storeProblemChanged();
    });
    connect(&services.workspace, &services::Workspace::opened, this,
            [this](const store::CacheReport &report) {
                d->storeProblem = report.setAside.isEmpty()
                    ? QString()
                    : words::sentence({ErrorKind::Corrupt, report.setAside},
                                      words::Doing::OpenStore);
                Q_EMIT storeProblemChanged();
            });
    connect(&services.accounts, &services::AccountService::daemonStateChanged, this,
            &Session::daemonStateChanged);
    // The sample daemon begins without a book: once it is there it gets the sample catalogue.
    connect(&services.client, &services::DaemonClient::endpointChanged, this, [this] {
        const bool isFilled = d->settings->kept(u"sampleCatalogue"_s, false).toBool();
        if (sampleProfile() && d->services.client.endpoint() && !isFilled) {
            d->settings->keep(u"sampleCatalogue"_s, true);
            d->catalogueImporter->start(sampleFile(u"catalogue.csv"_s));
        }
    });
    connect(&services.client, &services::DaemonClient::reachableChanged, this,
            &Session::daemonStateChanged);
    connect(&services.sync, &services::SyncService::changesRefused, this, [this](int count) {
        d->changes->tellFailure(
            tr("The server did not take %n change(s). See Account and sync.", nullptr, count));
    });
    for (CopiesModel *copies : {d->copies, d->book->bestCopies()}) {
        connect(copies, &CopiesModel::sellerOpened, d->purchase, &PurchaseModel::left);
    }
    connect(d->post, &PostModel::sellerOpened, d->purchase, &PurchaseModel::left);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, d->purchase,
            [this](Qt::ApplicationState state) {
                state == Qt::ApplicationActive ? d->purchase->cameBack() : d->purchase->wentAway();
            });
    connect(d->rates, &RatesEditor::taken, d->copies, &CopiesModel::refresh);
    connect(&services.workspace, &services::Workspace::aboutToClose, this, &Session::leaveCache);
    connect(&services.workspace, &services::Workspace::opened, this, [this] {
        if (std::exchange(d->isOtherCache, false)) {
            d->library->read();
            d->wishes->read();
        }
    });
    // What was just added is what the reader wants to see.
    connect(d->book, &BookEditor::done, this, [this] { d->wishes->reveal(d->book->wishId()); });
    connect(d->omnibox, &OmniboxModel::added, this, [this](const QStringList &ids) {
        if (!ids.isEmpty()) {
            d->wishes->reveal(ids.first());
        }
    });
    connect(d->toasts, &ToastQueue::undoRequested, d->undo, &UndoStack::undo);
    connect(d->undo, &UndoStack::undone, this,
            [this](const QString &words) { d->announcer->say(tr("Undone: %1").arg(words)); });
    connect(d->undo, &UndoStack::redone, this,
            [this](const QString &words) { d->announcer->say(tr("Redone: %1").arg(words)); });
    connect(d->undo, &UndoStack::changed, this, &Session::followUndo);
    connect(d->commands, &CommandsModel::triggered, this, &Session::run);
    connect(d->commands, &CommandsModel::refused, d->changes, &Changes::tell);
    connect(d->library, &LibraryModel::sharingChanged, this, &Session::followSharing);
    connect(d->omnibox, &OmniboxModel::invited, d->sharing, &ShareEditor::join);
    followUndo();
    followSharing();
}

void Session::open()
{
    d->services.accounts.openCache();
    d->wishes->holdRest();
    d->library->read();
    d->wishes->read();
}

// What could be undone, what is open: all of it belongs to the cache that goes.
void Session::leaveCache()
{
    d->isOtherCache = true;
    d->undo->clear();
    d->toasts->dismiss();
    d->book->close();
    d->copies->close();
    d->purchase->forget();
}

Session *Session::create(QQmlEngine *, QJSEngine *)
{
    if (theSession) {
        QJSEngine::setObjectOwnership(theSession, QJSEngine::CppOwnership);
    }
    return theSession;
}

Settings *Session::settings() const { return d->settings; }
LibraryModel *Session::library() const { return d->library; }
WishlistModel *Session::wishes() const { return d->wishes; }
BookEditor *Session::book() const { return d->book; }
CopiesModel *Session::copies() const { return d->copies; }
OmniboxModel *Session::omnibox() const { return d->omnibox; }
NearbyModel *Session::nearby() const { return d->nearby; }
PlacesModel *Session::places() const { return d->places; }
AccountEditor *Session::account() const { return d->account; }
SyncStatus *Session::sync() const { return d->sync; }
ImportEditor *Session::importer() const { return d->importer; }
ShareEditor *Session::sharing() const { return d->sharing; }
ClaimEditor *Session::claims() const { return d->claims; }
CatalogueImporter *Session::catalogueImporter() const { return d->catalogueImporter; }
SourcesModel *Session::sources() const { return d->sources; }
PostModel *Session::post() const { return d->post; }
PurchaseModel *Session::purchase() const { return d->purchase; }

RatesEditor *Session::rates() const { return d->rates; }

AlertEditor *Session::alerts() const { return d->alerts; }
DesktopAlerts *Session::desktopAlerts() const { return d->desktopAlerts; }
DiskStatus *Session::disk() const { return d->disk; }
FirstSteps *Session::firstSteps() const { return d->firstSteps; }
UndoStack *Session::undo() const { return d->undo; }
TrashModel *Session::trash() const { return d->trash; }
ToastQueue *Session::toasts() const { return d->toasts; }
Announcer *Session::announcer() const { return d->announcer; }
CommandsModel *Session::commands() const { return d->commands; }

bool Session::sampleProfile() const
{
    return d->services.profile.kind() == services::Profile::Kind::Sample;
}

Session::DaemonState Session::daemonState() const
{
    using State = services::DaemonProcess::State;
    if (d->services.accounts.shared()) {
        return !d->services.client.endpoint()  ? DaemonState::Starting
            : d->services.client.isReachable() ? DaemonState::Running
                                               : DaemonState::Unreachable;
    }
    switch (d->services.accounts.daemonState()) {
    case State::Running:
        return DaemonState::Running;
    case State::Missing:
        return DaemonState::Missing;
    case State::Failed:
        return DaemonState::Unreachable;
    case State::Stopped:
    case State::Starting:
        break;
    }
    return DaemonState::Starting;
}

QString Session::storeProblem() const { return d->storeProblem; }

QString Session::version() const { return QStringLiteral(ENDPAPER_VERSION); }

bool Session::framePainted()
{
    if (d->wishes->isLoaded() || d->wishes->shown() > 0 || !d->storeProblem.isEmpty()) {
        // Not before all who wait for this frame were told.
        QTimer::singleShot(0, this, &Session::startRest);
        return true;
    }
    if (!std::exchange(d->isAwaitingBooks, true)) {
        QTimer::singleShot(daemonAtLatest, this, &Session::startRest);
    }
    return d->hasPainted;
}

void Session::startRest()
{
    if (std::exchange(d->hasPainted, true)) {
        return;
    }
    d->wishes->readRest();
    d->settings->askDesktop();
    d->services.accounts.startDaemon();
    d->services.disk.start();
}

void Session::retranslate()
{
    d->settings->retranslate();
    d->library->retranslate();
    d->wishes->retranslate();
    d->book->retranslate();
    d->copies->retranslate();
    d->commands->retranslate();
    d->importer->retranslate();
    d->omnibox->retranslate();
    d->nearby->retranslate();
    d->firstSteps->retranslate();
    d->sync->retranslate();
    d->sources->retranslate();
    d->post->retranslate();
    d->purchase->retranslate();
    d->rates->retranslate();
    d->sharing->retranslate();
    d->disk->retranslate();
    d->trash->retranslate();
    followSharing();
}

} // namespace endpaper::viewmodel
