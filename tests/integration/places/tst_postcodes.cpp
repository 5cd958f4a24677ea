// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/viewmodel/sessionfixture.h"

#include <QProcess>

using namespace endpaper;
using namespace endpaper::viewmodel;
using namespace Qt::StringLiterals;

// From the operator's command to the window that is open meanwhile.
class TestPostcodes : public QObject
{
    Q_OBJECT

    static constexpr int waitMs = 60'000; // a busy machine

    // What `endpaperctl places import` says; its exit code in `code`.
    static QString import(const SessionFixture &fixture, const QByteArray &bytes, int &code)
    {
        QFile file(fixture.folder.filePath(u"download.txt"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            return {};
        }
        file.close();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(QString::fromUtf8(ENDPAPERCTL),
                      {u"--data"_s, fixture.services->profile.daemonFolder(), u"places"_s,
                       u"import"_s, file.fileName()});
        code = process.waitForFinished(waitMs) ? process.exitCode() : -1;
        return QString::fromLocal8Bit(process.readAll());
    }

private Q_SLOTS:
    void aPostcodeIsAnAreaOnceImported()
    {
        SessionFixture fixture;
        PlacesModel &places = *fixture.session.places();
        places.setQuery(u"14467"_s);
        QTRY_VERIFY(!places.busy());
        QCOMPARE(places.count(), 0);
        QVERIFY2(places.emptyLine().contains(u"endpaperctl places import"),
                 qPrintable(places.emptyLine()));

        int code = -1;
        const QString said =
            import(fixture,
                   "DE\t14467\tPotsdam\tBrandenburg\tBB\t\t\tPotsdam\t12054\t52.4009\t13.0591\t4\n"
                   "no postcode\n",
                   code);
        QVERIFY2(code == 0, qPrintable(said));
        QCOMPARE(said.trimmed(), u"1 postcodes of DE, 1 rows skipped"_s);

        places.setQuery({}); // as the sheet does when it opens
        places.setQuery(u"14467"_s);
        QTRY_COMPARE(places.count(), 1);
        QCOMPARE(places.data(places.index(0), PlacesModel::PlaceNameRole).toString(),
                 u"14467 Potsdam"_s);
        QVERIFY(places.emptyLine().isEmpty());
        NearbyModel &nearby = *fixture.session.nearby();
        nearby.chooseArea(&places, 0);
        QVERIFY(nearby.hasArea());
    }

    void aFileThatIsNoneIsRefusedInWords()
    {
        const SessionFixture fixture;
        int code = -1;
        const QString said = import(fixture, "Title,Author\n", code);
        QCOMPARE(code, 1);
        QVERIFY2(said.contains(u"no file of GeoNames' postal codes"), qPrintable(said));
    }
};

QTEST_MAIN(TestPostcodes)
#include "tst_postcodes.moc"
