// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/compress.h"
#include "protocol/limits.h"
#include "protocol/pairing.h"
#include "protocol/schema.h"

#include <QRandomGenerator>
#include <QTest>

using namespace endpaper;
using namespace endpaper::protocol;
using namespace Qt::StringLiterals;
using domain::RowKind;

class TestWire : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsPackedUnpacks();
    void bombsAreRefused();
    void damagedInputIsRefused();
    void framesBelowTheLimitStayPlain();
    void pairingCodes();
    void valuesAreChecked_data();
    void valuesAreChecked();
    void newNeedsItsRequiredFields();
    void wishesRoundTripThroughRegisters();
    void changedFieldsAreOnlyThose();
};

void TestWire::whatIsPackedUnpacks()
{
    for (const Wrapping wrapping : {Wrapping::Gzip, Wrapping::Zlib}) {
        for (const qsizetype size : {qsizetype(100), compressFromBytes, qsizetype(1'000'000)}) {
            QByteArray bytes;
            while (bytes.size() < size) {
                bytes += "Wishlist " + QByteArray::number(bytes.size());
            }
            const QByteArray packed = deflated(bytes, wrapping);
            QVERIFY(!packed.isEmpty());
            QCOMPARE(inflated(packed, wrapping).value(), bytes);
        }
    }
    QByteArray noise(5000, '\0');
    QRandomGenerator random(1);
    random.generate(reinterpret_cast<quint32 *>(noise.data()),
                    reinterpret_cast<quint32 *>(noise.data() + noise.size()));
    QVERIFY(deflated(noise, Wrapping::Zlib).isEmpty());
    QCOMPARE(unpackFrame(packFrame(noise)).value(), noise);
}

void TestWire::bombsAreRefused()
{
    const QByteArray blanks(20 << 20, ' ');
    for (const Wrapping wrapping : {Wrapping::Gzip, Wrapping::Zlib}) {
        QCOMPARE(inflated(deflated(blanks, wrapping), wrapping).error().kind, ErrorKind::TooLarge);
        // More than 100 times its input: only what is small may be all blanks.
        const QByteArrayView small = QByteArrayView(blanks).first(inflateFreeBytes);
        QCOMPARE(inflated(deflated(small, wrapping), wrapping).value(), small);
        const QByteArrayView more = QByteArrayView(blanks).first(inflateFreeBytes + 1);
        QCOMPARE(inflated(deflated(more, wrapping), wrapping).error().kind, ErrorKind::TooLarge);
    }
}

void TestWire::damagedInputIsRefused()
{
    const QByteArray packed = deflated(QByteArray(QByteArray(5000, 'x') + "end"), Wrapping::Gzip);
    for (qsizetype size = 0; size < packed.size(); ++size) {
        QVERIFY(!inflated(packed.first(size), Wrapping::Gzip));
    }
    QVERIFY(!inflated(QByteArray(packed + 'x'), Wrapping::Gzip));
    QVERIFY(!inflated("no gzip at all", Wrapping::Gzip));
    QVERIFY(!unpackFrame({}));
    QVERIFY(!unpackFrame("\x02xyz"));
}

void TestWire::framesBelowTheLimitStayPlain()
{
    QCOMPARE(packFrame(QByteArray(compressFromBytes - 1, 'x')).at(0), '\0');
    QCOMPARE(packFrame(QByteArray(compressFromBytes, 'x')).at(0), '\1');
    QCOMPARE(unpackFrame(packFrame(QByteArray(compressFromBytes, 'x'))).value().size(),
             compressFromBytes);
}

void TestWire::pairingCodes()
{
    const QString code = pairingCode(QByteArray(32, 'a'));
    QCOMPARE(code.size(), 9);
    QCOMPARE(code[4], u'-');
    QCOMPARE(pairingCode(QByteArray(32, 'a')), code);
    QVERIFY(pairingCode(QByteArray(32, 'b')) != code);
    QCOMPARE(parsePairingCode(code.toLower().replace(u'-', u' ')).value(), code);
    QCOMPARE(parsePairingCode(u"oil1-0000").value(), u"0111-0000"_s);
    for (const QString &bad :
         {u""_s, u"ABCD-EFG"_s, u"ABCD-EFGH1"_s, u"ABCD-EFG!"_s, u"ABCD-EFGU"_s, u"ÄBCD-EFGH"_s}) {
        QCOMPARE(parsePairingCode(bad).error().kind, ErrorKind::Invalid);
    }
}

void TestWire::valuesAreChecked_data()
{
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QCborValue>("value");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("text") << QByteArray("note") << QCborValue(u"x"_s) << true;
    QTest::newRow("number for text") << QByteArray("note") << QCborValue(1) << false;
    QTest::newRow("null") << QByteArray("note") << QCborValue(nullptr) << true;
    QTest::newRow("null where required") << QByteArray("title") << QCborValue(nullptr) << false;
    QTest::newRow("order key") << QByteArray("pos") << QCborValue(u"Va"_s) << true;
    QTest::newRow("no order key") << QByteArray("pos") << QCborValue(u"V 0"_s) << false;
    QTest::newRow("id") << QByteArray("list") << QCborValue(QByteArray(16, 'x')) << true;
    QTest::newRow("short id") << QByteArray("list") << QCborValue(QByteArray(15, 'x')) << false;
    QTest::newRow("money") << QByteArray("limit_total")
                           << moneyValue(domain::Money{1, domain::Currency::eur()}) << true;
    QTest::newRow("money as double") << QByteArray("limit_total") << QCborValue(6.4) << false;
    QTest::newRow("texts") << QByteArray("words") << textsValue({u"a"_s}) << true;
    QTest::newRow("texts with a number")
        << QByteArray("words") << QCborValue(QCborArray{1}) << false;
    QTest::newRow("date") << QByteArray("bought_at") << QCborValue(u"2026-11-21"_s) << true;
    QTest::newRow("no date") << QByteArray("bought_at") << QCborValue(u"2026-13-21"_s) << false;
    QTest::newRow("unknown field")
        << QByteArray("smell") << QCborValue(QCborArray{1, u"x"_s}) << true;
    QTest::newRow("longest") << QByteArray("note") << QCborValue(QString(rowBytesMax - 3, u'x'))
                             << true;
    QTest::newRow("too long") << QByteArray("note") << QCborValue(QString(rowBytesMax, u'x'))
                              << false;
}

void TestWire::valuesAreChecked()
{
    QFETCH(QByteArray, field);
    QFETCH(QCborValue, value);
    QFETCH(bool, isGood);
    const auto checked = checkValue(RowKind::Wish, field, value);
    QCOMPARE(checked.has_value(), isGood);
    if (!isGood) {
        QCOMPARE(checked.error().field, QString::fromLatin1(field));
    }
}

void TestWire::newNeedsItsRequiredFields()
{
    Op op{.op = OpKind::New,
          .kind = RowKind::List,
          .id = Uuid::create(),
          .fields = {{"name", u"x"_s}, {"pos", u"V"_s}}};
    QVERIFY(checkOp(op));
    op.fields.removeLast();
    QCOMPARE(checkOp(op).error().field, u"pos"_s);
    op.op = OpKind::Set;
    QVERIFY(checkOp(op));
    op.fields.append(op.fields.first());
    QCOMPARE(checkOp(op).error().field, u"name"_s);
    op.kind.reset();
    QVERIFY(!checkOp(op));
}

void TestWire::wishesRoundTripThroughRegisters()
{
    domain::Wish wish;
    wish.id = Uuid::create();
    wish.list = Uuid::create();
    wish.pos = u"V"_s;
    wish.title = u"Emma"_s;
    wish.rating = 3;
    wish.own = true;
    for (const Completeness completeness : {Completeness::All, Completeness::OnlyDifferent}) {
        domain::Row row{.kind = RowKind::Wish, .id = wish.id, .seq = 0, .life = {}, .fields = {}};
        const auto fields = fieldsFrom(wish, completeness);
        QCOMPARE(fields.size(),
                 completeness == Completeness::All ? qsizetype(fieldsOf(RowKind::Wish).size()) : 5);
        for (const FieldValue &field : fields) {
            QVERIFY(findField(RowKind::Wish, field.name));
            QVERIFY(checkValue(RowKind::Wish, field.name, field.value));
            row.fields[field.name].value = field.value;
        }
        QCOMPARE(wishFrom(row), wish);
    }
    const domain::ListInfo list{.id = wish.id,
                                .name = u"Shelf"_s,
                                .pos = u"V"_s,
                                .role = domain::ListRole::Shelf,
                                .visibility = domain::Visibility::Link,
                                .sort = u"title"_s,
                                .view = u"covers"_s};
    domain::Row row{.kind = RowKind::List, .id = list.id, .seq = 0, .life = {}, .fields = {}};
    for (const FieldValue &field : fieldsFrom(list, Completeness::All)) {
        row.fields[field.name].value = field.value;
    }
    QCOMPARE(listFrom(row), list);
}

void TestWire::changedFieldsAreOnlyThose()
{
    domain::Wish before;
    before.title = u"Emma"_s;
    domain::Wish after = before;
    QVERIFY(changedFields(before, after).isEmpty());
    after.note = u"x"_s;
    after.limits.total = domain::Money{1, domain::Currency::eur()};
    const auto changed = changedFields(before, after);
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[0].name, QByteArray("limit_total"));
    QCOMPARE(changed[1].name, QByteArray("note"));
}

QTEST_GUILESS_MAIN(TestWire)
#include "tst_wire.moc"
