// SPDX-License-Identifier: GPL-3.0-or-later
// The ways into the window and out of it again, by keys alone.
#include "support/windowprocess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using endpaper::test::WindowProcess;
using namespace Qt::StringLiterals;

class TestWindow : public QObject
{
    Q_OBJECT

    static QString write(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
    {
        QFile file(folder.filePath(name));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        return isWritten ? file.fileName() : QString();
    }

private Q_SLOTS:
    void emptyProfileTakesWhatIsTypedAtOnce()
    {
        const QTemporaryDir folder;
        WindowProcess window(folder.filePath(u"profile"_s));
        QVERIFY2(window.start(), qPrintable(window.why()));
        QVERIFY2(window.performAll({u"await first-run-page"_s, u"type stoner"_s,
                                    u"expect omnibox-rows stoner"_s}),
                 qPrintable(window.why()));
        // From another part of the page, and of the window.
        for (const QString &away : {u"key Tab"_s, u"key F6"_s}) {
            QVERIFY2(window.performAll({u"key Escape"_s, away, u"key Ctrl+K"_s, u"type vertigo"_s,
                                        u"expect omnibox-rows vertigo"_s}),
                     qPrintable(away + u": "_s + window.why()));
        }
        QVERIFY2(window.performAll({u"key Return"_s, u"expect library-page vertigo"_s}),
                 qPrintable(window.why()));
        QVERIFY(window.end());
    }

    void pastedListWithARowToLookAtOpensItsReview()
    {
        const QTemporaryDir folder;
        const QString list =
            write(folder, u"list.txt"_s, "9780099561545\n9780140297997\n9780306406158\n");
        WindowProcess window(folder.filePath(u"profile"_s));
        QVERIFY2(window.start(), qPrintable(window.why()));
        QVERIFY2(window.performAll({u"await first-run-page"_s, u"paste "_s + list,
                                    u"expect import-page Look again · 1"_s}),
                 qPrintable(window.why()));
        QVERIFY(window.end());
    }

    // Ctrl+E, the name, Save: and the file brings the same books into another profile.
    void exportedListComesBackTheSame()
    {
        const QTemporaryDir folder;
        const QString list = write(folder, u"list.csv"_s,
                                   "Title,Author,ISBN13\nStoner,John Williams,9780099561545\n"
                                   "\"A, \"\"quoted\"\" – title\",Zoë Ü,\n");
        // The file dialogue begins in the home folder.
        const QStringList home{u"env"_s, u"HOME="_s + folder.path()};
        QByteArray written[2];
        QString source = list;
        for (int turn = 0; turn < 2; ++turn) {
            const QString name = u"out%1.csv"_s.arg(turn);
            WindowProcess window(folder.filePath(u"profile%1"_s.arg(turn)));
            QVERIFY2(window.start(home), qPrintable(window.why()));
            QVERIFY2(
                window.performAll({u"drop "_s + source, u"await import-review"_s,
                                   u"click import-done"_s, u"expect library-page Stoner"_s,
                                   u"key Ctrl+E"_s, u"click fileNameTextField"_s, u"key Ctrl+A"_s,
                                   u"type "_s + name, u"key Tab"_s, u"key Tab"_s, u"key Space"_s,
                                   u"expect toast-text "_s + name}),
                qPrintable(window.why()));
            QVERIFY(window.end());
            source = folder.filePath(name);
            QFile file(source);
            QVERIFY(file.open(QIODevice::ReadOnly));
            written[turn] = file.readAll();
        }
        QVERIFY(written[0].contains("Stoner"));
        QCOMPARE(written[1], written[0]);
    }
};

QTEST_GUILESS_MAIN(TestWindow)
#include "tst_window.moc"
