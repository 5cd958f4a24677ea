// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/condition.h"

#include <QTest>

using namespace endpaper::domain;
using namespace Qt::StringLiterals;

class TestCondition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesGoThereAndBack();
    void unknownMeetsNoLimit();
    void readsSellersWords_data();
    void readsSellersWords();
    void readsEbayIds();
    void findsFlags_data();
    void findsFlags();
    void everyFlagIsFoundInSevenLanguages_data();
    void everyFlagIsFoundInSevenLanguages();
    void whatIsDeniedIsNoFlag();
    void flagNamesGoThereAndBack();
};

void TestCondition::namesGoThereAndBack()
{
    for (int i = 0; i <= int(Condition::New); ++i) {
        QCOMPARE(conditionFromName(conditionName(Condition(i))), Condition(i));
    }
    QCOMPARE(conditionName(Condition::VeryGood), u"very_good"_s);
    QVERIFY(!conditionFromName(u"mint"));
}

void TestCondition::unknownMeetsNoLimit()
{
    QVERIFY(meets(Condition::Good, Condition::Good));
    QVERIFY(meets(Condition::New, Condition::Good));
    QVERIFY(!meets(Condition::Fair, Condition::Good));
    QVERIFY(!meets(Condition::Unknown, Condition::Poor));
    QVERIFY(meets(Condition::Unknown, Condition::Unknown));
}

void TestCondition::readsSellersWords_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("grade");
    const auto row = [](const QString &words, const QString &grade) {
        QTest::newRow(qPrintable(words)) << words << grade;
    };
    row(u"Very Good"_s, u"very_good"_s);
    row(u"VG+"_s, u"very_good"_s);
    row(u"VG/VG"_s, u"very_good"_s);
    row(u"Near Fine / Good"_s, u"good"_s);
    row(u"As New"_s, u"fine"_s);
    row(u"Brand New"_s, u"new"_s);
    row(u"Used - Acceptable"_s, u"fair"_s);
    row(u"Used"_s, u"unknown"_s);
    row(u"New York, 1974. Good."_s, u"good"_s);
    row(u"Published in New York"_s, u"unknown"_s);
    row(u"Damaged spine"_s, u"poor"_s);
    row(u"wie neu"_s, u"fine"_s);
    row(u"Sehr guter Zustand"_s, u"very_good"_s);
    row(u"gut erhalten"_s, u"good"_s);
    row(u"Gut bis sehr gut"_s, u"good"_s);
    row(u"starke Gebrauchsspuren"_s, u"poor"_s);
    row(u"Neue Auflage"_s, u"unknown"_s);
    row(u"très bon état"_s, u"very_good"_s);
    row(u"bon état"_s, u"good"_s);
    row(u"comme neuf"_s, u"fine"_s);
    row(u"como nuevo"_s, u"fine"_s);
    row(u"Muy bueno"_s, u"very_good"_s);
    row(u"buen estado"_s, u"good"_s);
    row(u"ottime condizioni"_s, u"very_good"_s);
    row(u"buone condizioni"_s, u"good"_s);
    row(u"muito bom"_s, u"very_good"_s);
    row(u"razoável"_s, u"fair"_s);
    row(u"goodness gracious"_s, u"unknown"_s);
    row(QString(), u"unknown"_s);
    row(u"Zo goed als nieuw."_s, u"fine"_s);
    row(u"In zeer goede staat"_s, u"very_good"_s);
    row(u"Redelijke staat, rug gescheurd"_s, u"fair"_s);
}

void TestCondition::readsSellersWords()
{
    QFETCH(QString, words);
    QTEST(conditionName(conditionFromWords(words)), "grade");
}

void TestCondition::readsEbayIds()
{
    QCOMPARE(conditionFromEbayId(1000), Condition::New);
    QCOMPARE(conditionFromEbayId(2750), Condition::Fine);
    QCOMPARE(conditionFromEbayId(4000), Condition::VeryGood);
    QCOMPARE(conditionFromEbayId(5000), Condition::Good);
    QCOMPARE(conditionFromEbayId(6000), Condition::Fair);
    QCOMPARE(conditionFromEbayId(3000), Condition::Unknown);
    QCOMPARE(conditionFromEbayId(-1), Condition::Unknown);
}

void TestCondition::everyFlagIsFoundInSevenLanguages_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("flag");
    const QList<std::pair<QString, QStringList>> texts{
        {u"ex_library"_s,
         {u"Ex-library with stamps."_s, u"Bibliotheksexemplar mit Signatur."_s,
          u"Cachet de bibliothèque en page de titre."_s, u"Sello de biblioteca en portada."_s,
          u"Timbri di biblioteca al frontespizio."_s, u"Carimbo de biblioteca na folha de rosto."_s,
          u"Afgeschreven bibliotheekexemplaar."_s}},
        {u"book_club"_s,
         {u"Book Club Edition, boards."_s, u"Buchclubausgabe, Leinen."_s, u"Club du livre, 1968."_s,
          u"Círculo de Lectores, tapa dura."_s, u"Edizione Club degli Editori."_s,
          u"Círculo de Leitores, 1987."_s, u"Uitgave van de Boekenclub."_s}},
        {u"print_on_demand"_s,
         {u"New, print on demand."_s, u"Druck auf Bestellung."_s, u"Impression à la demande."_s,
          u"Impresión bajo demanda."_s, u"Stampa su richiesta."_s, u"Impressão sob demanda."_s,
          u"Nieuw, druk op aanvraag."_s}},
        {u"highlighting"_s,
         {u"Some highlighting in chapter 2."_s, u"Mit Anstreichungen."_s,
          u"Quelques passages soulignés."_s, u"Con subrayados a lápiz."_s,
          u"Sottolineature a matita."_s, u"Alguns sublinhados."_s,
          u"Enkele onderstrepingen met potlood."_s}},
        {u"no_jacket"_s,
         {u"Hardcover, no dust jacket."_s, u"Leinen, ohne Schutzumschlag."_s,
          u"Relié, sans jaquette."_s, u"Tapa dura sin sobrecubierta."_s,
          u"Rilegato, senza sovraccoperta."_s, u"Capa dura, sem sobrecapa."_s,
          u"Gebonden, zonder stofomslag."_s}},
        {u"instructors_copy"_s,
         {u"Instructor's edition."_s, u"Prüfexemplar, unverkäuflich."_s, u"Livre du professeur."_s,
          u"Ejemplar del profesor."_s, u"Saggio gratuito fuori commercio."_s,
          u"Exemplar do professor."_s, u"Recensie-exemplaar."_s}},
        {u"abridged"_s,
         {u"Abridged edition."_s, u"Gekürzte Ausgabe."_s, u"Édition abrégée."_s,
          u"Edición abreviada."_s, u"Edizione ridotta."_s, u"Edição condensada."_s,
          u"Verkorte uitgave."_s}}};
    for (const auto &[flag, list] : texts) {
        for (const QString &text : list) {
            QTest::newRow(qPrintable(text)) << text << flag;
        }
    }
}

void TestCondition::everyFlagIsFoundInSevenLanguages()
{
    QFETCH(QString, text);
    QFETCH(QString, flag);
    QCOMPARE(redFlagNames(findRedFlags(text)), QStringList{flag});
}

void TestCondition::whatIsDeniedIsNoFlag()
{
    for (const QString &text :
         {u"Unabridged. No highlighting or underlining, not ex-library."_s,
          u"Ungekürzt, keine Anstreichungen, kein Bibliotheksexemplar."_s,
          u"Texte non abrégé, sans annotations."_s, u"Sin subrayados ni marcas."_s,
          u"Senza sottolineature."_s, u"Sem sublinhados."_s}) {
        QVERIFY2(findRedFlags(text) == RedFlags(), qPrintable(text));
    }
}

void TestCondition::findsFlags_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("flags");
    const auto row = [](const QString &text, const QStringList &flags) {
        QTest::newRow(qPrintable(text)) << text << flags;
    };
    row(u"Ex-library copy with usual stamps"_s, {u"ex_library"_s});
    row(u"Ehem. Bibliotheksexemplar"_s, {u"ex_library"_s});
    row(u"not ex-library"_s, {});
    row(u"Book Club Edition"_s, {u"book_club"_s});
    row(u"Print-on-Demand"_s, {u"print_on_demand"_s});
    row(u"some highlighting and underlining"_s, {u"highlighting"_s});
    row(u"No highlighting"_s, {});
    row(u"keine Anstreichungen, ohne Schutzumschlag"_s, {u"no_jacket"_s});
    row(u"Instructor's Copy, no dust jacket"_s, {u"no_jacket"_s, u"instructors_copy"_s});
    row(u"Unabridged"_s, {});
    row(u"Abridged"_s, {u"abridged"_s});
    row(u"Ungekürzte Ausgabe"_s, {});
    row(u"gekürzte Ausgabe"_s, {u"abridged"_s});
    row(u"passages soulignés, sans jaquette"_s, {u"highlighting"_s, u"no_jacket"_s});
    row(u"ejemplar de biblioteca, subrayado"_s, {u"ex_library"_s, u"highlighting"_s});
    row(QString(), {});
}

void TestCondition::findsFlags()
{
    QFETCH(QString, text);
    QTEST(redFlagNames(findRedFlags(text)), "flags");
}

void TestCondition::flagNamesGoThereAndBack()
{
    const RedFlags flags = RedFlag::ExLibrary | RedFlag::Abridged;
    QCOMPARE(redFlagsFromNames(redFlagNames(flags)), flags);
    QCOMPARE(redFlagsFromNames({u"of a newer version"_s}), RedFlags());
}

QTEST_GUILESS_MAIN(TestCondition)
#include "tst_condition.moc"
