// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/orderkey.h"

#include <QRandomGenerator>
#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace endpaper::domain;

namespace {
QByteArray genKey()
{
    const auto text =
        *rc::gen::container<std::string>(rc::gen::elementOf(std::string("00012AZayzz")));
    QByteArray key = QByteArray::fromStdString(text.substr(0, 12));
    return key.isEmpty() || key.endsWith('0') ? key + "V" : key;
}

// Two that differ, the lower one first.
std::pair<QByteArray, QByteArray> genTwoKeys()
{
    const QByteArray a = genKey();
    const QByteArray b = genKey();
    RC_PRE(a != b);
    return a < b ? std::pair(a, b) : std::pair(b, a);
}
} // namespace

class TestOrderKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyBetweenIsStrictlyBetween();
    void openEndsAreOpen();
    void manyKeysAreEvenlyBetween();
    void appendingTenThousandKeepsKeysShort();
    void prependingTenThousandKeepsKeysShort();
    void insertingAtOneSpotStaysBoundedWithCompaction();
    void twoDevicesAtOneSpotDiffer();
    void noRoomGoesBehind();
    void formIsChecked_data();
    void formIsChecked();
};

void TestOrderKey::aKeyBetweenIsStrictlyBetween()
{
    QVERIFY(rc::check("between", [] {
        const auto [a, b] = genTwoKeys();
        QRandomGenerator random(quint32(*rc::gen::arbitrary<int>()));
        const QByteArray key = orderKeyBetween(a, b, random);
        RC_ASSERT(a < key);
        RC_ASSERT(key < b);
        RC_ASSERT(isOrderKey(key));
    }));
}

void TestOrderKey::openEndsAreOpen()
{
    QVERIFY(rc::check("open", [] {
        const QByteArray a = genKey();
        QRandomGenerator random(quint32(*rc::gen::arbitrary<int>()));
        const QByteArray above = orderKeyBetween(a, {}, random);
        RC_ASSERT(a < above);
        const QByteArray below = orderKeyBetween({}, a, random);
        RC_ASSERT(below < a);
        RC_ASSERT(isOrderKey(above) && isOrderKey(below));
    }));
}

void TestOrderKey::manyKeysAreEvenlyBetween()
{
    QVERIFY(rc::check("many", [] {
        const auto [a, b] = genTwoKeys();
        QRandomGenerator random(quint32(*rc::gen::arbitrary<int>()));
        const int count = *rc::gen::inRange(1, 300);
        const QList<QByteArray> keys = orderKeysBetween(a, b, count, random);
        RC_ASSERT(keys.size() == count);
        RC_ASSERT(a < keys.first());
        RC_ASSERT(keys.last() < b);
        RC_ASSERT(std::adjacent_find(keys.cbegin(), keys.cend(), std::greater_equal<>())
                  == keys.cend());
        RC_ASSERT(std::all_of(keys.cbegin(), keys.cend(),
                              [](const QByteArray &key) { return isOrderKey(key); }));
    }));
    QRandomGenerator random(1);
    QVERIFY(orderKeysBetween({}, {}, 0, random).isEmpty());
    QVERIFY(orderKeysBetween({}, {}, 10'000, random).last().size() <= 8);
}

void TestOrderKey::appendingTenThousandKeepsKeysShort()
{
    QRandomGenerator random(1);
    QByteArray last;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray next = orderKeyBetween(last, {}, random);
        QVERIFY(next > last);
        last = next;
        QVERIFY(last.size() <= 8);
    }
}

void TestOrderKey::prependingTenThousandKeepsKeysShort()
{
    QRandomGenerator random(1);
    QByteArray first = orderKeyBetween({}, {}, random);
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray next = orderKeyBetween({}, first, random);
        QVERIFY(next < first);
        first = next;
        QVERIFY(first.size() <= 8);
    }
}

void TestOrderKey::insertingAtOneSpotStaysBoundedWithCompaction()
{
    QRandomGenerator random(1);
    const QByteArray left = "A";
    QList<QByteArray> run;
    QByteArray right = "B";
    qsizetype longest = 0;
    for (int i = 0; i < 10'000; ++i) {
        right = orderKeyBetween(left, right, random);
        run.prepend(right);
        longest = std::max(longest, right.size());
        if (right.size() > orderKeyLengthLong) {
            run = orderKeysBetween(left, "B", run.size(), random);
            right = run.first();
        }
    }
    QVERIFY(longest <= orderKeyLengthLong + orderKeyRandomChars + 1);
    QVERIFY(std::is_sorted(run.cbegin(), run.cend()));
    QVERIFY(run.last() < "B");
}

void TestOrderKey::twoDevicesAtOneSpotDiffer()
{
    QRandomGenerator here(1);
    QRandomGenerator there(2);
    QVERIFY(orderKeyBetween("A", "B", here) != orderKeyBetween("A", "B", there));
}

void TestOrderKey::noRoomGoesBehind()
{
    QRandomGenerator random(1);
    const QByteArray key = orderKeyBetween("Kab", "Kab", random);
    QVERIFY(key > "Kab");
    QVERIFY(key.startsWith("Kab"));
    QVERIFY(isOrderKey(key));
    QVERIFY(orderKeyBetween("b", "a", random) > "b");
}

void TestOrderKey::formIsChecked_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("one character") << QByteArray("V") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("ends in 0") << QByteArray("V0") << false;
    QTest::newRow("other sign") << QByteArray("V-a") << false;
    QTest::newRow("longest") << QByteArray(orderKeyLengthMax, 'a') << true;
    QTest::newRow("too long") << QByteArray(orderKeyLengthMax + 1, 'a') << false;
}

void TestOrderKey::formIsChecked()
{
    QFETCH(QByteArray, key);
    QFETCH(bool, isGood);
    QCOMPARE(isOrderKey(key), isGood);
}

QTEST_GUILESS_MAIN(TestOrderKey)
#include "tst_orderkey.moc"
