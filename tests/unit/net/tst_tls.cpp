// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/tls.h"

#include <QFile>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QSslSocket>
#include <QTest>
#include <QWebSocket>

using namespace endpaper::net;

Q_LOGGING_CATEGORY(lcAny, "endpaper.any")

class TlsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPlainSocketNeedsNone();
    void itIsThereAfterwards();
};

void TlsTest::aPlainSocketNeedsNone()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".")));
    const auto isLoaded = [] {
        QFile maps(QStringLiteral("/proc/self/maps"));
        return maps.open(QIODevice::ReadOnly) && maps.readAll().contains("libssl");
    };
    QVERIFY(!isLoaded());
    QVERIFY(lcAny().isInfoEnabled()); // one category at least, which is left alone
    {
        const WithoutTls withoutTls;
        QVERIFY(lcAny().isInfoEnabled());
        const QWebSocket socket;
    }
    QVERIFY(!isLoaded());
}

void TlsTest::itIsThereAfterwards()
{
    loadTls();
    QVERIFY(QSslSocket::supportsSsl());
    {
        const WithoutTls withoutTls; // too late to hide it
        QVERIFY(QSslSocket::supportsSsl());
    }
    QVERIFY(QSslSocket().sslConfiguration().protocol() != QSsl::UnknownProtocol);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
