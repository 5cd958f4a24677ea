// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/daemonclient.h"
#include "services/tokenshelf.h"
#include "support/stubdaemon.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

// Takes each refresh token once, in order: "r0", "r1", …
class StrictDaemon : public test::StubDaemon
{
public:
    StrictDaemon()
        : StubDaemon([this](const Request &request) -> Answer {
            const QString token =
                QJsonDocument::fromJson(request.body)["refresh_token"_L1].toString();
            if (token != u"r%1"_s.arg(count)) {
                return {401, "{}"};
            }
            if (isPortal) {
                return {204, {}};
            }
            ++count;
            return {200,
                    QByteArray(R"({"access_token": "aN", "refresh_token": "rN"})")
                        .replace("N", QByteArray::number(count))};
        })
    {
    }
    int count = 0;
    bool isPortal = false;
};

const QString name = u"server/account"_s;

// As one of the windows of a profile.
struct Window
{
    Window(const QString &folder, const test::StubDaemon &daemon)
        : Window(folder + u"/secrets.json"_s, folder + u"/tokens.lock"_s, daemon.url())
    {
    }
    Window(const QString &secretsFile, const QString &lockFile, const QUrl &url)
        : secrets(secretsFile, SecretStore::Place::File)
        , shelf(secrets, lockFile)
        , needed(&client, &DaemonClient::signInNeeded)
    {
        client.setEndpoint(Endpoint{.base = url}, {"a0", "r0"});
        client.setShelf(&shelf);
        shelf.setName(name);
        (void)shelf.find();
    }

    SecretStore secrets;
    TokenShelf shelf;
    DaemonClient client;
    QSignalSpy needed;
};

bool isGood(const QFuture<Expected<>> &future)
{
    return QTest::qWaitFor([&] { return future.isFinished(); }) && future.result().has_value();
}

} // namespace

class TokenShelfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        SecretStore secrets(m_folder->filePath(u"secrets.json"_s), SecretStore::Place::File);
        QVERIFY(secrets.put(name, "a0\nr0").result().has_value());
    }

    void aWindowGoesOnWithWhatAnotherHasKept()
    {
        StrictDaemon daemon;
        Window one(m_folder->path(), daemon);
        Window two(m_folder->path(), daemon);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(isGood(one.client.refresh()));
            QVERIFY(isGood(two.client.refresh()));
        }
        QCOMPARE(daemon.count, 6);
        QCOMPARE(one.needed.size() + two.needed.size(), 0);
        QCOMPARE(two.client.accessToken(), "a6"_ba);
    }

    void twoAtOnceWaitForEachOther()
    {
        StrictDaemon daemon;
        Window one(m_folder->path(), daemon);
        Window two(m_folder->path(), daemon);
        const auto first = one.client.refresh();
        const auto second = two.client.refresh();
        QVERIFY(isGood(first));
        QVERIFY(isGood(second));
        QCOMPARE(daemon.count, 2);
        QCOMPARE(one.needed.size() + two.needed.size(), 0);
    }

    void anAnswerWithoutTokensChangesNothing()
    {
        StrictDaemon daemon;
        daemon.isPortal = true;
        Window window(m_folder->path(), daemon);
        const auto refused = window.client.refresh();
        QTRY_VERIFY(refused.isFinished());
        QCOMPARE(refused.result().error().kind, ErrorKind::Unsupported);
        QCOMPARE(window.client.accessToken(), "a0"_ba);
        QCOMPARE(window.secrets.find(name).result().value(), "a0\nr0"_ba);
        daemon.isPortal = false;
        QVERIFY(isGood(window.client.refresh()));
        QCOMPARE(window.client.accessToken(), "a1"_ba);
        QCOMPARE(window.needed.size(), 0);
    }

    void whatCouldNotBeKeptIsNotForgotten()
    {
        StrictDaemon daemon;
        // A file stands where the folder should be: nothing can be kept, and no lock be made.
        Window window(m_folder->filePath(u"secrets.json/none"_s),
                      m_folder->filePath(u"secrets.json/lock"_s), daemon.url());
        QVERIFY(isGood(window.client.refresh()));
        QVERIFY(isGood(window.client.refresh()));
        QCOMPARE(daemon.count, 2);
    }

    void whatAnotherKeptIsUsedAgainAfterARequestThatFailed()
    {
        StrictDaemon daemon;
        Window one(m_folder->path(), daemon);
        Window two(m_folder->path(), daemon);
        QVERIFY(isGood(one.client.refresh()));
        daemon.isPortal = true;
        QVERIFY(!isGood(two.client.refresh()));
        daemon.isPortal = false;
        QVERIFY(isGood(two.client.refresh()));
        QCOMPARE(daemon.count, 2);
    }

    void onesOwnIsUsedWhereWhatIsKeptIsOlder()
    {
        StrictDaemon daemon;
        Window window(m_folder->path(), daemon);
        daemon.count = 4; // these were got, and could not be kept
        window.client.setEndpoint(window.client.endpoint(), {"a4", "r4"});
        QVERIFY(isGood(window.client.refresh()));
        QCOMPARE(window.client.accessToken(), "a5"_ba);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace endpaper::services

QTEST_GUILESS_MAIN(endpaper::services::TokenShelfTest)
#include "tst_tokenshelf.moc"
