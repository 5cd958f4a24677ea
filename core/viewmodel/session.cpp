// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/session.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/words.h"

#include <QClipboard>
#include <QCoreApplication>
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

struct Session::Private
{
    explicit Private(services::Services &usedServices)
        : services(usedServices)
    {
    }

    services::Services &services;
    UndoStack *undo = nullptr;
    ToastQueue *toasts = nullptr;
    Announcer *announcer = nullptr;
    Changes *changes = nullptr;
    Settings *settings = nullptr;
    LibraryModel *library = nullptr;
    WishlistModel *wishes = nullptr;
    BookEditor *book = nullptr;
    CopiesModel *copies = nullptr;
    CommandsModel *commands = nullptr;
    ImportEditor *importer = nullptr;
    OmniboxModel *omnibox = nullptr;
    NearbyModel *nearby = nullptr;
    FirstSteps *firstSteps = nullptr;
    PlacesModel *places = nullptr;
    AccountEditor *account = nullptr;
    SyncStatus *sync = nullptr;
    ShareEditor *sharing = nullptr;
    ClaimEditor *claims = nullptr;
    CatalogueImporter *catalogueImporter = nullptr;
    SourcesModel *sources = nullptr;
    AlertEditor *alerts = nullptr;
    PostModel *post = nullptr;
    PurchaseModel *purchase = nullptr;
    RatesEditor *rates = nullptr;
    DesktopAlerts *desktopAlerts = nullptr;
    DiskStatus *disk = nullptr;
    TrashModel *trash = nullptr;
    QString storeProblem;
    bool isAwaitingBooks = false; // a frame was painted without them
    bool hasPainted = false;
    bool isOtherCache = false; // than the one that was read at the start
};

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
    d->places = new PlacesModel(this);
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

void Session::followUndo()
{
    d->commands->setEnabled(u"edit.undo"_s, d->undo->canUndo());
    d->commands->setEnabled(u"edit.redo"_s, d->undo->canRedo());
}

// What the reader may do with a list that is shared with them: each command that they may not says
// why.
void Session::followSharing()
{
    const QString readOnly = d->library->readOnlyLine();
    for (const auto &command :
         {u"wish.new"_s, u"wish.want"_s, u"wish.own"_s, u"wish.target"_s, u"wish.tags"_s,
          u"wish.move"_s, u"edit.remove"_s, u"file.import"_s, u"file.paste"_s}) {
        d->commands->setReason(command, readOnly);
    }
    const QString ownersOnly = d->library->ownersOnlyLine();
    d->commands->setReason(u"list.rename"_s, ownersOnly);
    d->commands->setReason(u"list.remove"_s, ownersOnly);
    d->commands->setReason(u"list.share"_s,
                           d->library->currentListId().isEmpty() ? tr("Open the list first.")
                                                                 : QString());
    d->commands->setReason(u"wish.claim"_s, d->claims->reason(d->library->currentListId()));
}

// What needs no window. The rest is the window's, which hears triggered() too.
void Session::run(const QString &id)
{
    using Handler = void (*)(Private &);
    static const QHash<QString, Handler> handlers = {
        {u"edit.undo"_s, [](Private &p) { p.undo->undo(); }},
        {u"edit.redo"_s, [](Private &p) { p.undo->redo(); }},
        {u"edit.copy"_s, [](Private &p) { p.wishes->copySelection(); }},
        {u"edit.selectAll"_s, [](Private &p) { p.wishes->selectAll(); }},
        {u"edit.remove"_s, [](Private &p) { p.wishes->removeSelected(); }},
        {u"wish.want"_s, [](Private &p) { p.wishes->toggleWant(); }},
        {u"wish.own"_s, [](Private &p) { p.wishes->toggleOwn(); }},
        {u"wish.claim"_s,
         [](Private &p) {
             p.claims->toggle(p.wishes->currentWishId(), p.wishes->titleAt(p.wishes->currentRow()));
         }},
        {u"wish.lookAgain"_s, [](Private &p) { p.wishes->lookAgain(); }},
        {u"view.covers"_s,
         [](Private &p) { p.wishes->setViewMode(WishlistModel::ViewMode::Covers); }},
        {u"view.list"_s, [](Private &p) { p.wishes->setViewMode(WishlistModel::ViewMode::List); }},
        {u"view.table"_s,
         [](Private &p) { p.wishes->setViewMode(WishlistModel::ViewMode::Table); }},
        {u"view.group.series"_s,
         [](Private &p) { p.wishes->setGroupBy(WishlistModel::GroupBy::Series); }},
        {u"view.group.author"_s,
         [](Private &p) { p.wishes->setGroupBy(WishlistModel::GroupBy::Author); }},
        {u"view.group.tag"_s,
         [](Private &p) { p.wishes->setGroupBy(WishlistModel::GroupBy::Tag); }},
        {u"view.group.none"_s,
         [](Private &p) { p.wishes->setGroupBy(WishlistModel::GroupBy::None); }},
        {u"sort.hand"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::ByHand); }},
        {u"sort.title"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::Title); }},
        {u"sort.author"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::Author); }},
        {u"sort.added"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::Added); }},
        {u"sort.total"_s, [](Private &p) { p.wishes->sortBy(WishlistModel::SortKey::Total); }},
        {u"view.zoomIn"_s, [](Private &p) { p.settings->zoomIn(); }},
        {u"view.zoomOut"_s, [](Private &p) { p.settings->zoomOut(); }},
        {u"view.zoomReset"_s, [](Private &p) { p.settings->zoomReset(); }},
        {u"view.theme"_s, [](Private &p) { p.settings->toggleTheme(); }},
        {u"file.paste"_s,
         [](Private &p) { p.omnibox->take(QGuiApplication::clipboard()->text()); }},
    };
    if (const Handler handler = handlers.value(id)) {
        handler(*d);
    } else if (id == u"file.sample") {
        showSampleBooks();
    } else if (id == u"file.own") {
        startMyOwn();
    }
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

void Session::openProfile(services::Profile::Kind kind)
{
    const auto opened = d->services.openProfile(kind);
    if (!opened) {
        d->changes->tellFailure(words::sentence(opened.error(), words::Doing::OpenStore));
        return;
    }
    d->settings->reload();
    d->firstSteps->begin();
    Q_EMIT sampleProfileChanged();
}

void Session::showSampleBooks()
{
    if (sampleProfile()) {
        return;
    }
    openProfile(services::Profile::Kind::Sample);
    // The first time there is nothing in it yet.
    if (sampleProfile() && !d->settings->kept(u"sampleFilled"_s, false).toBool()) {
        d->settings->keep(u"sampleFilled"_s, true);
        d->importer->startFile(sampleFile(u"goodreads_export.csv"_s));
    }
    d->undo->push({.words = tr("show the sample books"),
                   .undo = [this] { openProfile(services::Profile::Kind::Own); },
                   .redo = [this] { openProfile(services::Profile::Kind::Sample); }});
}

void Session::startMyOwn()
{
    if (sampleProfile()) {
        openProfile(services::Profile::Kind::Own);
    }
}

QUrl Session::sampleFile(const QString &name) { return QUrl(u"qrc:/endpaper/sample/"_s + name); }

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
