// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand readers at once, over real sockets, of one book of which nothing is known: each source
// is asked once.
#include "heldserver.h"
#include "searchhouse.h"
#include "support/madeisbn.h"

#include <QTcpSocket>
#include <QTest>

#include <algorithm>

#include <sys/resource.h>

using namespace endpaper::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int readersMax = 1000;
constexpr int waitMs = 120'000;

// A reader's connection; keeps what it was answered last.
class Reader : public QTcpSocket
{
public:
    explicit Reader(const QUrl &daemon)
    {
        connect(this, &QTcpSocket::readyRead, this, [this] { m_read += readAll(); });
        begin(quint16(daemon.port()));
    }
    void ask(const QByteArray &path)
    {
        m_read.clear();
        if (state() == UnconnectedState) { // idle for longer than the daemon waits
            begin(m_port);
        }
        write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: en\r\n\r\n");
    }
    // Status and body of a whole answer; 0 before.
    [[nodiscard]] int status() const { return isWhole() ? m_read.mid(9, 3).toInt() : 0; }
    [[nodiscard]] QByteArray body() const { return m_read.mid(m_read.indexOf("\r\n\r\n") + 4); }

private:
    void begin(quint16 port)
    {
        m_port = port;
        connectToHost(QHostAddress::LocalHost, port);
    }
    [[nodiscard]] bool isWhole() const
    {
        const qsizetype head = m_read.indexOf("\r\n\r\n");
        const qsizetype at =
            m_read.left(std::max<qsizetype>(head, 0)).toLower().indexOf("content-length: ");
        return at > 0
            && m_read.size()
            >= head + 4 + m_read.mid(at + 16, m_read.indexOf('\r', at) - at - 16).toLongLong();
    }
    quint16 m_port = 0;
    QByteArray m_read;
};

} // namespace

class TestColdBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // A thousand sockets here, and as many in the daemon, which inherits the limit.
        rlimit files{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &files), 0);
        files.rlim_cur = std::min<rlim_t>(files.rlim_max, 8192);
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &files), 0);
        QVERIFY(files.rlim_cur > 2 * readersMax);
    }

    void aThousandReadersOfAColdBookAskEachSourceOnce_data()
    {
        QTest::addColumn<int>("workers");
        QTest::addColumn<bool>("isServerWorking");
        QTest::newRow("one process") << 0 << true;
        QTest::newRow("and two that only work") << 2 << true;
        QTest::newRow("two that only work, one that only serves") << 2 << false;
    }
    void aThousandReadersOfAColdBookAskEachSourceOnce()
    {
        QFETCH(int, workers);
        QFETCH(bool, isServerWorking);
        HeldServer sources;
        SearchHouse house;
        house.settings = isServerWorking ? QByteArray() : QByteArray("[jobs]\nhere = false\n");
        QVERIFY(house.begin({u"town"_s, u"city"_s}, sources.url(), 1000));
        std::vector<std::unique_ptr<RunningDaemon>> others;
        for (int i = 0; i < workers; ++i) {
            others.push_back(house.newWorker());
            QVERIFY2(others.back(), "a worker does not start");
        }
        const QByteArray isbn = isbnOf(345'003'000).toLatin1();
        const QUrl daemon(house.daemon.url());
        std::vector<std::unique_ptr<Reader>> readers;
        for (int i = 0; i < readersMax; ++i) {
            readers.push_back(std::make_unique<Reader>(daemon));
        }
        const auto all = [&](const auto &is) {
            return std::ranges::all_of(readers, [&](const auto &one) { return is(*one); });
        };
        QTRY_VERIFY_WITH_TIMEOUT(
            all([](const Reader &one) { return one.state() == QTcpSocket::ConnectedState; }),
            waitMs);
        // Half of them by the program's door, half by the page.
        const QByteArray door = "/api/v1/books/" + isbn + "/copies?country=DE";
        const QByteArray page = "/b/" + isbn + "?country=DE";
        const auto askAll = [&] {
            for (size_t i = 0; i < readers.size(); ++i) {
                readers[i]->ask(i % 2 == 0 ? door : page);
            }
        };
        askAll();
        QTRY_VERIFY_WITH_TIMEOUT(all([](const Reader &one) { return one.status() == 200; }),
                                 waitMs);
        QVERIFY(readers[0]->body().contains("\"searching\""));
        QVERIFY(readers[1]->body().contains("data-waiting"));
        QTRY_COMPARE_WITH_TIMEOUT(sources.asked.size(), 2, waitMs);
        askAll(); // while they are asked
        QTRY_VERIFY_WITH_TIMEOUT(all([](const Reader &one) { return one.status() == 200; }),
                                 waitMs);
        sources.release();
        QTRY_COMPARE_WITH_TIMEOUT(house.copies(QString::fromLatin1(isbn))["state"_L1].toString(),
                                  u"fresh"_s, waitMs);
        askAll(); // and after that
        QTRY_VERIFY_WITH_TIMEOUT(all([](const Reader &one) { return one.status() == 200; }),
                                 waitMs);
        QVERIFY(all([](const Reader &one) {
            return one.body().contains("4.50") || one.body().contains("\"minor\":450");
        }));
        std::ranges::sort(sources.asked);
        QCOMPARE(sources.asked, (QByteArrayList{"/city/copies/" + isbn, "/town/copies/" + isbn}));
    }
};

QTEST_GUILESS_MAIN(TestColdBook)
#include "tst_coldbook.moc"
