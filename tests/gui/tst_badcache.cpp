// SPDX-License-Identifier: GPL-3.0-or-later
// A cache file that cannot be used, met by the real window: said in the reader's language, nothing
// overwritten, nothing lost.
#include "store/engine/database.h"
#include "support/windowprocess.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace endpaper;
using endpaper::test::WindowProcess;
using namespace Qt::StringLiterals;

class TestBadCache : public QObject
{
    Q_OBJECT

private:
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    // A profile with one book; gives its cache.
    static QString profileWithABook(const QTemporaryDir &folder)
    {
        QFile list(folder.filePath(u"list.csv"_s));
        if (!list.open(QIODevice::WriteOnly)
            || list.write("Title,Author\nStoner,John Williams\n") < 0) {
            return {};
        }
        list.close();
        WindowProcess window(folder.filePath(u"profile"_s));
        const bool isIn = window.start()
            && window.performAll({u"drop "_s + list.fileName(), u"await import-review"_s,
                                  u"click import-done"_s, u"expect library-page Stoner"_s})
            && window.end();
        return isIn ? folder.filePath(u"profile/caches/solo.endpaper"_s) : QString();
    }

private Q_SLOTS:
    void newerVersionIsLeftAsItIs()
    {
        const QTemporaryDir folder;
        const QString cache = profileWithABook(folder);
        QVERIFY(!cache.isEmpty());
        {
            const auto database = store::Database::open(cache);
            QVERIFY(database);
            QVERIFY((*database)->execute("PRAGMA user_version = 9999"));
        }
        const QByteArray before = contents(cache);
        for (const QString &language : {u"en"_s, u"de"_s}) {
            WindowProcess window(folder.filePath(u"profile"_s), language);
            QVERIFY2(window.start(), qPrintable(window.why()));
            const QString words =
                language == u"en" ? u"kept by a newer Endpaper"_s : u"ein neueres Endpaper"_s;
            // It can be looked around in; what is added is refused, not put elsewhere.
            QVERIFY2(window.performAll({u"expect strip-store "_s + words, u"key Ctrl+,"_s,
                                        u"await settings-page"_s, u"key Ctrl+1"_s}),
                     qPrintable(window.why()));
            QVERIFY(window.end());
        }
        QVERIFY2(contents(cache) == before, "not a byte is changed");
    }

    void fileThatIsNoDatabaseIsSetAsideAndNamed()
    {
        const QTemporaryDir folder;
        for (const QString &language : {u"en"_s, u"de"_s}) {
            const QString cache = profileWithABook(folder);
            QVERIFY(!cache.isEmpty());
            QFile file(cache);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray(100'000, 'x'));
            file.close();
            WindowProcess window(folder.filePath(u"profile"_s), language);
            QVERIFY2(window.start(), qPrintable(window.why()));
            const auto said = window.perform(u"expect strip-store solo\\.endpaper\\.damaged-"_s);
            QVERIFY2(said, qPrintable(window.why()));
            QVERIFY2(said->contains(language == u"en" ? u"put aside"_s : u"daneben"_s),
                     qPrintable(*said));
            // The daemon beside it has the book: it comes back.
            QVERIFY2(window.perform(u"expect library-page Stoner"_s), qPrintable(window.why()));
            QVERIFY(window.end());
            const QStringList aside =
                QFileInfo(cache).dir().entryList({u"solo.endpaper.damaged-*"_s}, QDir::Files);
            QVERIFY(!aside.isEmpty());
            QCOMPARE(contents(QFileInfo(cache).dir().filePath(aside.first())).size(), 100'000);
            QDir(folder.filePath(u"profile"_s)).removeRecursively();
        }
    }
};

QTEST_GUILESS_MAIN(TestBadCache)
#include "tst_badcache.moc"
