// SPDX-License-Identifier: GPL-3.0-or-later
// The open cache when its file is damaged under the window, or the disk is full.
#include "cachefixture.h"

#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QSignalSpy>

using namespace endpaper;
using namespace endpaper::services;
using namespace Qt::StringLiterals;

class TestWorkspace : public QObject
{
    Q_OBJECT

private:
    static Expected<> ask(CacheFixture &cache, const char *sql)
    {
        return CacheFixture::wait(
            cache.workspace.store().post([sql](store::Database &database) -> Expected<> {
                TRY_ASSIGN(auto query, database.prepare(sql));
                TRY(query.step());
                return {};
            }));
    }

    static bool isMarkedOpen(const QString &path)
    {
        auto database = store::Database::open(path, {.access = store::Database::Access::ReadOnly});
        auto query = (*database)->prepare("SELECT is_open FROM state");
        return query->step().value_or(false) && query->boolean(0);
    }

private Q_SLOTS:
    void theEndIsCleanWhenTheLastWindowHasClosed()
    {
        CacheFixture first;
        const QString path = first.workspace.path();
        QSignalSpy opened(&first.workspace, &Workspace::opened);
        QVERIFY(opened.wait());
        QVERIFY(first.workspace.isAlone());
        Workspace second(SystemClock::instance());
        QSignalSpy openedToo(&second, &Workspace::opened);
        second.open(path);
        QVERIFY(openedToo.wait());
        QVERIFY(!first.workspace.isAlone());
        second.close();
        QVERIFY(isMarkedOpen(path)); // the first may end otherwise
        QVERIFY(first.workspace.isAlone());
        first.workspace.close();
        QVERIFY(!isMarkedOpen(path));
    }

    void aDamagedFileThatAnotherWindowHasOpenIsNotPutAside()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"solo.endpaper"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        auto other = store::FileHold::take(path, store::FileHold::Kind::Shared);
        QVERIFY(other);
        Workspace workspace(SystemClock::instance());
        QSignalSpy failed(&workspace, &Workspace::failed);
        workspace.open(path);
        QVERIFY(failed.wait());
        const auto error = failed.first().first().value<Error>();
        QCOMPARE(error.kind, ErrorKind::Conflict);
        QCOMPARE(error.field, QString(store::FileHold::inUseField));
        QVERIFY(QFile::exists(path));
        other->reset();
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open(path);
        QVERIFY(opened.wait());
        QVERIFY(!opened.first().first().value<store::CacheReport>().setAside.isEmpty());
        QVERIFY(!store::FileHold::take(path, store::FileHold::Kind::Alone)); // it is open
    }

    void damageThatIsMetWhileOpenIsSetAsideAndWhatWaitsIsKept()
    {
        CacheFixture cache;
        QSignalSpy opened(&cache.workspace, &Workspace::opened);
        QVERIFY(opened.wait());
        constexpr int books = 2000;
        QList<NewWish> wishes;
        for (int i = 0; i < books; ++i) {
            domain::Wish wish;
            wish.id = Uuid::create();
            wish.title = u"Book %1"_s.arg(i);
            wishes += NewWish{.wish = wish};
        }
        QVERIFY(CacheFixture::wait(cache.wishlists.add(wishes, {.nameIfNone = u"To hunt"_s})));
        const QStringList before = cache.everything();
        QVERIFY(before.size() > books);

        QVERIFY(ask(cache, "PRAGMA wal_checkpoint(TRUNCATE)"));
        QVERIFY(ask(cache, "PRAGMA shrink_memory"));
        QList<qint64> pages;
        QVERIFY(CacheFixture::wait(
            cache.workspace.store().post([&pages](store::Database &database) -> Expected<> {
                TRY_ASSIGN(
                    auto query,
                    database.prepare(
                        "SELECT pageno FROM dbstat WHERE name = 'wish' AND pagetype = 'leaf'"));
                for (;;) {
                    TRY_ASSIGN(const bool isThere, query.step());
                    if (!isThere) {
                        return {};
                    }
                    pages += query.integer(0);
                }
            })));
        QVERIFY(pages.size() > 10);
        QVERIFY(ask(cache, "PRAGMA shrink_memory"));
        QFile file(cache.workspace.path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (const qint64 page : std::as_const(pages)) {
            file.seek((page - 1) * 4096);
            file.write(QByteArray(4096, '\xa5'));
        }
        file.close();

        opened.clear();
        (void)cache.everything(); // somebody reads, and meets the damage
        QTRY_COMPARE(opened.size(), 1);
        const auto report = opened.first().first().value<store::CacheReport>();
        QVERIFY2(QFile::exists(report.setAside), "the damaged file is kept");
        QCOMPARE(report.lostGroups, 0);
        QCOMPARE(cache.everything().size(), before.size());
    }

    void onAFullDiskThereIsRoomToDelete()
    {
        QTemporaryDir folder;
        QProcess mount;
        mount.start(u"mount"_s,
                    {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=16m"_s, u"tmpfs"_s, folder.path()});
        if (!mount.waitForFinished() || mount.exitCode() != 0) {
            QSKIP("no right to mount a small disk here");
        }
        const auto unmount = qScopeGuard([&] {
            QProcess::execute(u"umount"_s, {u"-l"_s, folder.path()});
        });
        CacheFixture cache;
        cache.workspace.open(folder.filePath(u"solo.endpaper"_s));
        const auto add = [&cache](const QString &note) {
            domain::Wish wish;
            wish.id = Uuid::create();
            wish.title = u"Book"_s;
            wish.note = note;
            const QList<NewWish> wishes = {NewWish{.wish = wish}};
            return CacheFixture::wait(cache.wishlists.add(wishes, {.nameIfNone = u"To hunt"_s}))
                ? std::optional(wish.id)
                : std::nullopt;
        };
        const std::optional<Uuid> first = add({});
        QVERIFY(first);
        cache.workspace.tendBallast();
        const qsizetype lines = cache.everything().size();
        QVERIFY(QFile::exists(cache.workspace.ballast()->path()));
        QFile filler(folder.filePath(u"filler"_s));
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) == 4096) { }
        int added = 0;
        while (added < 100 && add(QString(8000, u'n'))) {
            ++added; // what its log has room for
        }
        QVERIFY(added < 100);
        QVERIFY(!cache.workspace.ballast()->isOut()); // it is not for that
        QVERIFY(CacheFixture::wait(
            cache.workspace.commit({store::LocalOp::life(domain::RowKind::Wish, *first, false)})));
        QVERIFY(cache.workspace.ballast()->isOut());
        QCOMPARE(cache.everything().size(), lines + 2 * (added - 1));
        cache.workspace.tendBallast();
        QCOMPARE(cache.everything().size(), lines + 2 * (added - 1));
        QVERIFY(cache.workspace.ballast()->isOut());
        QVERIFY(filler.remove());
        cache.workspace.tendBallast();
        QVERIFY(add(QString(8000, u'n')));
        QVERIFY(!cache.workspace.ballast()->isOut());
    }
};

QTEST_GUILESS_MAIN(TestWorkspace)
#include "tst_workspace.moc"
