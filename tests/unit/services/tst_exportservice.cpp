// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"
#include "services/exportservice.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace endpaper::services {

class ExportServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aListGoesToAFileWhole();
    void aFolderThatIsNotThereIsAnError();
    void anOlderFileStaysUntilAllIsWritten();
};

namespace {

NewWish book(const QString &title, const QStringList &tags)
{
    NewWish wish{.tags = tags};
    wish.wish.id = Uuid::create();
    wish.wish.title = title;
    return wish;
}

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void ExportServiceTest::aListGoesToAFileWhole()
{
    CacheFixture fixture;
    ExportService exports(fixture.workspace);
    const Uuid shelf = Uuid::create();
    const QList<NewWish> hunted{book(u"Austerlitz"_s, {u"sea"_s}), book(u"Vertigo"_s, {})};
    QVERIFY(CacheFixture::wait(fixture.wishlists.add(hunted, {.nameIfNone = u"To hunt"_s})));
    QVERIFY(CacheFixture::wait(
        fixture.wishlists.createList(shelf, u"Home"_s, domain::ListRole::Shelf)));
    QVERIFY(CacheFixture::wait(fixture.wishlists.add({book(u"The Waves"_s, {})}, {.list = shelf})));

    const QString path = fixture.folder.filePath(u"all.csv"_s);
    const auto all = CacheFixture::wait(exports.writeList({}, path));
    QVERIFY(all.has_value());
    QCOMPARE(*all, 3);
    const QString text = textOf(path);
    for (const QString &part :
         {u"Austerlitz"_s, u"Vertigo"_s, u"The Waves"_s, u"sea"_s, u"To hunt"_s, u"Home"_s}) {
        QVERIFY2(text.contains(part), qPrintable(part));
    }
    QVERIFY(text.indexOf(u"Austerlitz"_s) < text.indexOf(u"Vertigo"_s));

    const auto one = CacheFixture::wait(exports.writeList(shelf, path));
    QVERIFY(one.has_value());
    QCOMPARE(*one, 1);
    QVERIFY(textOf(path).contains(u"The Waves"_s));
    QVERIFY(!textOf(path).contains(u"Vertigo"_s));
}

void ExportServiceTest::aFolderThatIsNotThereIsAnError()
{
    CacheFixture fixture;
    ExportService exports(fixture.workspace);
    for (const QString &path : {fixture.folder.filePath(u"none/books.csv"_s), QString()}) {
        const auto done = CacheFixture::wait(exports.writeList({}, path));
        QVERIFY(!done.has_value());
        QCOMPARE(done.error().kind, ErrorKind::Unavailable);
        QVERIFY(!CacheFixture::wait(ExportService::writeBytes("x"_ba, path)).has_value());
    }
}

void ExportServiceTest::anOlderFileStaysUntilAllIsWritten()
{
    CacheFixture fixture;
    ExportService exports(fixture.workspace);
    const QString path = fixture.folder.filePath(u"rest.csv"_s);
    QVERIFY(CacheFixture::wait(ExportService::writeBytes("old"_ba, path)).has_value());
    QCOMPARE(textOf(path), u"old"_s);
    // Without a cache there is nothing to write: the file is as it was.
    fixture.workspace.close();
    QVERIFY(!CacheFixture::wait(exports.writeList({}, path)).has_value());
    QCOMPARE(textOf(path), u"old"_s);
}

} // namespace endpaper::services

QTEST_GUILESS_MAIN(endpaper::services::ExportServiceTest)
#include "tst_exportservice.moc"
