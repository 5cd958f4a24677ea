// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

// Who may include whom: style §2, as a table. A room may always include itself, base and domain (but
// base includes nobody, and domain only base).
static const QHash<QString, QSet<QString>> &allowed()
{
    static const QHash<QString, QSet<QString>> table{
        {u"base"_s, {}},
        {u"domain"_s, {u"base"_s}},
        {u"protocol"_s, {}},
        {u"store/engine"_s, {}},
        {u"store/cache"_s, {u"store/engine"_s, u"protocol"_s}},
        {u"store/vault"_s, {u"store/engine"_s, u"protocol"_s}},
        {u"net"_s, {}},
        {u"exchange"_s, {}},
        {u"places"_s, {}},
        {u"sources"_s, {u"net"_s}},
        {u"sync"_s, {u"protocol"_s, u"store/engine"_s, u"store/cache"_s, u"net"_s}},
        {u"services"_s,
         {u"protocol"_s, u"net"_s, u"sync"_s, u"store/engine"_s, u"store/cache"_s, u"places"_s, u"exchange"_s}},
        {u"server"_s,
         {u"protocol"_s, u"store/engine"_s, u"store/vault"_s, u"net"_s, u"sources"_s, u"places"_s, u"exchange"_s}},
        {u"viewmodel"_s,
         {u"services"_s, u"protocol"_s, u"sync"_s, u"store/engine"_s, u"store/cache"_s, u"exchange"_s, u"places"_s,
          u"net"_s}},
    };
    return table;
}

static QString roomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    return parts.first() == "store"_L1 && parts.size() > 2 ? parts.first() + u'/' + parts.at(1) : parts.first();
}

class TestIncludeDirections : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void roomsIncludeOnlyWhatTheyMay();
    void onlyTheAdapterIncludesQtHttpServer();
    void noModuleBelowViewModelIncludesQml();
};

static void eachCoreFile(const std::function<void(const QString &room, const QString &path, const QString &text)> &visit)
{
    const QDir core(QStringLiteral(ENDPAPER_SOURCE) + u"/core"_s);
    QDirIterator files(core.path(), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    int seen = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString path = core.relativeFilePath(file.fileName());
        visit(roomOf(path), path, QString::fromUtf8(file.readAll()));
        ++seen;
    }
    QVERIFY2(seen > 10, "the source tree was not found");
}

void TestIncludeDirections::roomsIncludeOnlyWhatTheyMay()
{
    static const QRegularExpression include(u"^\\s*#include \"([a-z0-9_/]+)/[a-z0-9_]+\\.h\""_s,
                                            QRegularExpression::MultilineOption);
    QStringList wrong;
    eachCoreFile([&](const QString &room, const QString &path, const QString &text) {
        if (!allowed().contains(room)) {
            wrong.append(path + u": a room that the table does not know"_s);
            return;
        }
        for (auto it = include.globalMatch(text); it.hasNext();) {
            const QString target = roomOf(it.next().captured(1) + u"/x"_s);
            const bool isGround = target == "base"_L1 || target == "domain"_L1;
            const bool mayUseGround = room != "base"_L1 && (room != "domain"_L1 || target == "base"_L1);
            if (target == room || (isGround && mayUseGround) || allowed().value(room).contains(target)) {
                continue;
            }
            wrong.append(path + u" includes "_s + target);
        }
    });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestIncludeDirections::onlyTheAdapterIncludesQtHttpServer()
{
    QStringList wrong;
    eachCoreFile([&](const QString &, const QString &path, const QString &text) {
        const bool includes = text.contains("#include <QHttpServer"_L1)
            || text.contains("#include <QAbstractHttpServer"_L1) || text.contains("#include <QtHttpServer"_L1);
        if (includes && !path.startsWith("server/http/"_L1)) {
            wrong.append(path);
        }
    });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

void TestIncludeDirections::noModuleBelowViewModelIncludesQml()
{
    static const QRegularExpression qml(u"#include <(QtQml|QtQuick|QQml|QQuick|QJSEngine)"_s);
    QStringList wrong;
    eachCoreFile([&](const QString &room, const QString &path, const QString &text) {
        if (room != "viewmodel"_L1 && text.contains(qml)) {
            wrong.append(path);
        }
    });
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestIncludeDirections)
#include "tst_includedirections.moc"
