// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/limits.h"
#include "samplemessages.h"

#include <QRandomGenerator>
#include <QTest>

using namespace endpaper;
using namespace endpaper::protocol;

// What is cut off, damaged, hostile or too much is no message.
class TestCodecRefusals : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCutIsRefused();
    void noiseIsRefusedQuietly();
    void hostileCborIsRefused_data();
    void hostileCborIsRefused();
    void limitsHold();
};

void TestCodecRefusals::everyCutIsRefused()
{
    const QByteArray push = encode(PushRequest{Uuid::create(), 9, 4812, 6, {sampleGroup()}});
    for (qsizetype size = 0; size < push.size(); ++size) {
        QVERIFY(!decodePushRequest(push.first(size)));
    }
    QVERIFY(!decodePushRequest(QByteArray(push + '\0')));
    const QByteArray pull = encode(samplePull());
    for (qsizetype size = 0; size < pull.size(); ++size) {
        QVERIFY(!decodePullReply(pull.first(size)));
    }
}

// What is damaged on the way is refused, or means something that can be said again.
template <typename Decode> void takeNoise(const QByteArray &good, Decode decode)
{
    QRandomGenerator random(7);
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes = good;
        for (int flips = random.bounded(1, 4); flips > 0; --flips) {
            bytes[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        }
        const auto message = decode(bytes);
        if (!message) {
            ++refused;
            const ErrorKind kind = message.error().kind;
            QVERIFY2(kind == ErrorKind::Invalid || kind == ErrorKind::TooLarge
                         || kind == ErrorKind::Unsupported,
                     bytes.toHex().constData());
            continue;
        }
        const QByteArray said = encode(*message);
        const auto again = decode(said);
        QVERIFY2(again, bytes.toHex().constData());
        QVERIFY2(encode(*again) == said, bytes.toHex().constData());
    }
    QVERIFY(refused > 0 && refused < 20'000);
}

void TestCodecRefusals::noiseIsRefusedQuietly()
{
    const PushRequest push{Uuid::create(), 9, 4812, 6, {sampleGroup()}};
    takeNoise(encode(push), [](const QByteArray &bytes) { return decodePushRequest(bytes); });
    takeNoise(encode(samplePull()), [](const QByteArray &bytes) { return decodePullReply(bytes); });
    // What is whole, but of another kind, is none of these.
    QVERIFY(!decodePullReply(encode(push)));
    QVERIFY(!decodeFrame(encode(push)));
}

void TestCodecRefusals::hostileCborIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind");
    const auto push = [](const QByteArray &groups) -> QByteArray {
        return QByteArray("\xa5")
            + "\x64"
              "acct\x50"
            + QByteArray(16, 'a')
            + "\x63"
              "dev\x48"
            + QByteArray(8, 'd')
            + "\x64"
              "from\x01\x65"
              "chain\x48"
            + QByteArray(8, 'c')
            + "\x66"
              "groups"
            + groups;
    };
    QTest::newRow("empty") << QByteArray() << int(ErrorKind::Invalid);
    QTest::newRow("an array for a map") << QByteArray("\x80") << int(ErrorKind::Invalid);
    QTest::newRow("a map of 2^63")
        << QByteArray::fromHex("bbffffffffffffffff") << int(ErrorKind::Invalid);
    QTest::newRow("text of 2^62") << QByteArray::fromHex("a17b4000000000000000")
                                  << int(ErrorKind::Invalid);
    QTest::newRow("groups of 2^32")
        << push(QByteArray::fromHex("9affffffff")) << int(ErrorKind::Invalid);
    QTest::newRow("groups are text") << push("\x61x") << int(ErrorKind::Invalid);
    QTest::newRow("10,000 arrays deep")
        << QByteArray("\xa1\x61x" + QByteArray(10'000, '\x81') + '\0') << int(ErrorKind::TooLarge);
    QTest::newRow("10,000 open arrays")
        << QByteArray("\xa1\x61x" + QByteArray(10'000, '\x9f')) << int(ErrorKind::TooLarge);
    QTest::newRow("a tag") << QByteArray("\xa1\x61x\xc1\x01") << int(ErrorKind::Invalid);
    QTest::newRow("reserved head") << QByteArray("\xbc") << int(ErrorKind::Invalid);
    QTest::newRow("a lone break") << QByteArray("\xff") << int(ErrorKind::Invalid);
    QTest::newRow("no UTF-8") << QByteArray("\xa1\x62\xff\xfe\x01") << int(ErrorKind::Invalid);
    QTest::newRow("pieces that never end") << QByteArray("\xbf\x7f\x61"
                                                         "a")
                                           << int(ErrorKind::Invalid);
    QTest::newRow("empty map") << QByteArray("\xa0") << int(ErrorKind::Invalid);
}

void TestCodecRefusals::hostileCborIsRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    const auto push = decodePushRequest(bytes);
    QVERIFY(!push);
    QCOMPARE(int(push.error().kind), kind);
    QVERIFY(!decodePullReply(bytes));
    QVERIFY(!decodeHelloRequest(bytes));
}

void TestCodecRefusals::limitsHold()
{
    Group group = sampleGroup();
    group.ops = QList<Op>(groupOpsMax, sampleGroup().ops[1]);
    QVERIFY(decodePushRequest(encode(PushRequest{{}, 1, 1, 0, {group}})));
    group.ops.append(group.ops.first());
    const auto tooMany = decodePushRequest(encode(PushRequest{{}, 1, 1, 0, {group}}));
    QCOMPARE(tooMany->groups.constFirst(), (Group{.number = 1, .flaw = u"ops"_s}));
    const Group small{.number = 1, .space = {}, .base = 0, .stamp = {}, .ops = {}};
    QVERIFY(
        decodePushRequest(encode(PushRequest{{}, 1, 1, 0, QList<Group>(batchGroupsMax, small)})));
    QCOMPARE(
        decodePushRequest(encode(PushRequest{{}, 1, 1, 0, QList<Group>(batchGroupsMax + 1, small)}))
            .error()
            .kind,
        ErrorKind::TooLarge);
    QCborValue deep = 1;
    for (int i = 1; i < valueDepthMax; ++i) {
        deep = QCborArray{deep};
    }
    group.ops = {sampleGroup().ops[1]};
    group.ops[0].fields = {{"extra", deep}};
    QVERIFY(decodeGroup(encodeGroup(group)));
    group.ops[0].fields = {{"extra", QCborArray{deep}}};
    QCOMPARE(decodeGroup(encodeGroup(group)).error().kind, ErrorKind::TooLarge);
    group.ops[0].fields = {{QByteArray(fieldNameBytesMax + 1, 'x'), 1}};
    QCOMPARE(decodeGroup(encodeGroup(group)).error().kind, ErrorKind::TooLarge);
}

QTEST_GUILESS_MAIN(TestCodecRefusals)
#include "tst_codecrefusals.moc"
