// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultworld.h"

#include "store/engine/database.h"

#include <QDir>
#include <QNetworkReply>
#include <QTest>
#include <QUuid>

namespace endpaper::test {

using namespace Qt::StringLiterals;

namespace {

const QString email = u"faults@readers.example"_s;
const QString password = u"a long enough password"_s;
constexpr int faultWithinMs = 900; // about as long as the edits of one round take
constexpr int editsARound = 2;
constexpr int pageBytes = 4096;
constexpr int startWaitMs = 30'000;
const QByteArray settings = "[sessions]\naccess_token_seconds = 86400\n";

Expected<QStringList> column(const QString &file, const char *sql)
{
    TRY_ASSIGN(auto database, store::Database::open(file));
    TRY_ASSIGN(auto query, database->prepare(sql));
    QStringList values;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return values;
        }
        values += query.text(0);
    }
}

} // namespace

FaultWorld::FaultWorld(const QString &folder, quint32 seed)
    : m_folder(folder)
    , m_random(seed)
    , m_daemon(folder)
{
    m_restPause.setInterval(60);
    QObject::connect(&m_restPause, &QTimer::timeout, &m_restPause, [this] { addOverRest(); });
}

FaultWorld::~FaultWorld() { killWindow(); }

bool FaultWorld::fail(const QString &why)
{
    m_why = why;
    return false;
}

bool FaultWorld::begin()
{
    if (!m_daemon.start({u"--sample-sources"_s}, settings)) {
        return fail(u"daemon: "_s + m_daemon.errors());
    }
    // The port that it found free stays its own through every restart.
    m_port = quint16(QUrl(m_daemon.url()).port());
    m_wire = std::make_unique<CuttingProxy>(m_port);
    m_window = std::make_unique<WindowProcess>(m_folder + u"/window"_s);
    if (!startWindow() || !signIn(*m_window, true)) {
        return false;
    }
    const auto session = m_daemon.ask("POST", u"/api/v1/sessions"_s, {},
                                      QJsonObject{{u"email"_s, email}, {u"password"_s, password}});
    m_token = session.json["access_token"_L1].toString().toLatin1();
    const auto list =
        m_daemon.ask("POST", u"/api/v1/wishlists"_s, m_token, QJsonObject{{u"name"_s, u"REST"_s}});
    m_list = list.json["id"_L1].toString();
    // A first book, so that the window shows a list and not the question of the first start.
    const QString first = newTitle();
    const auto wish = m_daemon.ask("POST", u"/api/v1/wishlists/%1/wishes"_s.arg(m_list), m_token,
                                   QJsonObject{{u"title"_s, first}});
    if (list.status != 201 || wish.status != 201) {
        return fail(u"list: %1, wish: %2"_s.arg(list.status).arg(wish.status));
    }
    m_acknowledged += first;
    return m_window->performAll({u"key Ctrl+1"_s, u"expect library-page "_s + first})
        || fail(m_window->why());
}

bool FaultWorld::startDaemon()
{
    if (m_daemon.process().state() == QProcess::Running) {
        return true;
    }
    // A connection of somebody else may sit on the port for a moment.
    const bool isUp = QTest::qWaitFor(
        [this] {
            return m_daemon.start(
                {u"--listen"_s, u"127.0.0.1:%1"_s.arg(m_port), u"--sample-sources"_s}, settings);
        },
        startWaitMs);
    return isUp || fail(u"daemon: "_s + m_daemon.errors());
}

bool FaultWorld::startWindow()
{
    if (m_window->isRunning()) {
        return true;
    }
    m_window = std::make_unique<WindowProcess>(m_folder + u"/window"_s);
    return m_window->start() || fail(m_window->why());
}

bool FaultWorld::signIn(WindowProcess &window, bool isNew)
{
    const QString address = u"http://127.0.0.1:%1"_s.arg(m_wire->port());
    QStringList lines{u"click status-line"_s, u"click account-server"_s, u"type "_s + address,
                      u"click account-connect"_s, u"await account-email"_s};
    if (isNew) {
        lines += {u"click account-name"_s, u"type Faults"_s};
    }
    lines += {u"click account-email"_s,
              u"type "_s + email,
              u"click account-password"_s,
              u"type "_s + password,
              isNew ? u"click account-sign-up"_s : u"click account-sign-in"_s,
              u"expect status-line-text (?i)saved"_s};
    return window.performAll(lines) || fail(u"signing in: "_s + window.why());
}

QString FaultWorld::newTitle()
{
    QString title = u"Q"_s;
    for (int i = 0; i < 12; ++i) {
        title += QChar(u'a' + m_random.bounded(26));
    }
    return title;
}

bool FaultWorld::addAtWindow()
{
    const QString title = newTitle();
    if (!m_window->performAll({u"key Ctrl+1"_s, u"key Ctrl+K"_s, u"type "_s + title,
                               u"await omnibox-row-0"_s, u"key Return"_s,
                               u"expect toast-text "_s + title})) {
        return fail(m_window->why());
    }
    m_acknowledged += title;
    return true;
}

void FaultWorld::addOverRest()
{
    const QString title = newTitle();
    QNetworkRequest request(QUrl(
        u"http://127.0.0.1:%1/api/v1/wishlists/%2/wishes"_s.arg(QString::number(m_port), m_list)));
    request.setRawHeader("Authorization", "Bearer " + m_token);
    request.setRawHeader("Content-Type", "application/json");
    QNetworkReply *reply =
        m_network.post(request, QJsonDocument(QJsonObject{{u"title"_s, title}}).toJson());
    QObject::connect(reply, &QNetworkReply::finished, &m_restPause, [this, reply, title] {
        reply->deleteLater();
        if (reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt() == 201) {
            m_acknowledged += title;
        }
    });
}

bool FaultWorld::workWhile(const std::function<void()> &fault)
{
    bool isDone = false;
    m_restPause.start();
    QTimer::singleShot(int(m_random.bounded(faultWithinMs)), &m_restPause, [&] {
        fault();
        isDone = true;
    });
    for (int edit = 0; edit < editsARound && m_window->isRunning(); ++edit) {
        if (!addAtWindow() && m_window->isRunning()) {
            return false;
        }
    }
    const bool isStruck = QTest::qWaitFor([&] { return isDone; }, 10'000);
    m_restPause.stop();
    return (isStruck || fail(u"the fault never came"_s)) && startDaemon() && startWindow();
}

bool FaultWorld::isSent(WindowProcess &window)
{
    return window.performAll({u"click status-line"_s, u"click sync-send-now"_s,
                              u"expect status-line-text (?i)saved"_s, u"await outbox-empty"_s})
        || fail(u"sending: "_s + window.why());
}

std::optional<QSet<QString>> FaultWorld::titlesAtDaemon()
{
    QSet<QString> titles;
    const auto lists = m_daemon.ask("GET", u"/api/v1/wishlists?limit=100"_s, m_token);
    if (lists.status != 200) {
        fail(u"lists: %1"_s.arg(lists.status));
        return std::nullopt;
    }
    for (const QJsonValue &list : lists.json["items"_L1].toArray()) {
        QString cursor;
        do {
            const auto page = m_daemon.ask(
                "GET",
                u"/api/v1/wishlists/%1/wishes?limit=100%2"_s.arg(
                    list["id"_L1].toString(), cursor.isEmpty() ? cursor : u"&cursor="_s + cursor),
                m_token);
            if (page.status != 200) {
                fail(u"wishes: %1"_s.arg(page.status));
                return std::nullopt;
            }
            for (const QJsonValue &wish : page.json["items"_L1].toArray()) {
                titles += wish["title"_L1].toString();
            }
            cursor = page.json["next_cursor"_L1].toString();
        } while (!cursor.isEmpty());
    }
    return titles;
}

std::optional<QSet<QString>> FaultWorld::titlesIn(const QString &file)
{
    const auto titles = column(file, "SELECT title FROM wish WHERE place = 0");
    if (!titles) {
        fail(file + u": "_s + titles.error().context);
        return std::nullopt;
    }
    return QSet<QString>(titles->begin(), titles->end());
}

QString FaultWorld::cacheFile() const
{
    const QDir folder(m_folder + u"/window/caches"_s);
    for (const QString &name : folder.entryList({u"*.endpaper"_s}, QDir::Files)) {
        if (name != u"solo.endpaper") {
            return folder.filePath(name);
        }
    }
    return {};
}

int FaultWorld::damageCache()
{
    killWindow();
    const QString file = cacheFile();
    // Opening and closing brings the log into the file: what is overwritten then is gone.
    const auto pages =
        column(file, "SELECT pageno FROM dbstat WHERE name = 'wish' AND pagetype = 'leaf'");
    QFile raw(file);
    if (!pages || pages->isEmpty() || !raw.open(QIODevice::ReadWrite)) {
        fail(u"no page to damage in "_s + file);
        return 0;
    }
    int damaged = 0;
    for (const QString &page : *pages) {
        if (damaged == 0 || m_random.bounded(2) == 0) {
            raw.seek((page.toLongLong() - 1) * pageBytes);
            raw.write(QByteArray(pageBytes, char(m_random.bounded(256))));
            ++damaged;
        }
    }
    return damaged;
}

bool FaultWorld::isAllThere()
{
    if (!startDaemon() || !startWindow() || !isSent(*m_window)) {
        return false;
    }
    const QString second = m_folder + u"/second-"_s + QUuid::createUuid().toString(QUuid::Id128);
    WindowProcess fresh(second);
    if (!fresh.start() || !signIn(fresh, false) || !isSent(fresh) || !isSent(*m_window)) {
        return m_why.isEmpty() ? fail(fresh.why()) : false;
    }
    const auto atDaemon = titlesAtDaemon();
    const bool areClosed = fresh.end() && m_window->end();
    const QDir folder(second + u"/caches"_s);
    QString freshFile;
    for (const QString &name : folder.entryList({u"*.endpaper"_s}, QDir::Files)) {
        freshFile = name == u"solo.endpaper" ? freshFile : folder.filePath(name);
    }
    const auto here = titlesIn(cacheFile());
    const auto there = titlesIn(freshFile);
    if (!atDaemon || !here || !there || !areClosed) {
        return areClosed ? false : fail(u"a window did not close as it should"_s);
    }
    const QSet<QString> lost = m_acknowledged - *atDaemon;
    if (!lost.isEmpty()) {
        return fail(u"%1 acknowledged edits are lost: "_s.arg(lost.size())
                    + QStringList(lost.begin(), lost.end()).mid(0, 5).join(u' '));
    }
    if (*here != *atDaemon || *there != *atDaemon) {
        return fail(
            u"the replicas differ: %1 at the daemon, %2 here, %3 there"_s.arg(atDaemon->size())
                .arg(here->size())
                .arg(there->size()));
    }
    return true;
}

} // namespace endpaper::test
