// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/limits.h"
#include "samplemessages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace endpaper;
using namespace endpaper::protocol;

// What is written is what is read.
class TestCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void messagesComeBack_data();
    void messagesComeBack();
    void idsAndStampsAreTextInJson();
    void unknownKeysAndKindsAreKeptOrSkipped();
    void encodedPartsMakeTheSameBytes();
    void framesComeBack();
    void chainNamesTheGroup();
    void mediaTypes();
};

void TestCodec::messagesComeBack_data()
{
    QTest::addColumn<bool>("isJson");
    QTest::newRow("cbor") << false;
    QTest::newRow("json") << true;
}

#define ROUND(decode, message)                                                                     \
    do {                                                                                           \
        const auto back = decode(encode(message, form), form);                                     \
        QVERIFY2(back,                                                                             \
                 qPrintable(back ? QString() : back.error().field % u' ' % back.error().context)); \
        QVERIFY(*back == message);                                                                 \
    } while (false)

void TestCodec::messagesComeBack()
{
    QFETCH(bool, isJson);
    const Form form = isJson ? Form::Json : Form::Cbor;
    const HelloRequest hello{.versionMin = 1,
                             .versionMax = 2,
                             .schema = 7,
                             .app = u"1.4.0"_s,
                             .account = Uuid::create(),
                             .device = 0x8000000000000001,
                             .capabilities = {"cbor", "zlib"},
                             .high = {{Uuid::create(), {99131, 0xdeadbeefcafef00d}}},
                             .through = 4811,
                             .chain = 5};
    ROUND(decodeHelloRequest, hello);
    const HelloReply greeting{
        .version = 1,
        .schemaServer = 8,
        .schemaMin = 6,
        .now = fromEpochMs(1'795'000'000'000),
        .account = Uuid::create(),
        .through = 4811,
        .chain = 0xffffffffffffffff,
        .limits = {},
        .spaces = {{Uuid::create(), "owner", 99140, 80000},
                   {Uuid::create(), "editor", 3, 0, "claims", Uuid::create()}},
        .socket = u"/api/v1/live"_s,
        .devices = {{0xf000000000000001, u"Phone"_s}, {2, {}}}};
    ROUND(decodeHelloReply, greeting);
    const PushRequest push{Uuid::create(), 9, 4812, 6, {sampleGroup(), sampleGroup()}};
    ROUND(decodePushRequest, push);
    PushReply pushed{fromEpochMs(5), 4815, 7, {}};
    for (const GroupResult result :
         {GroupResult::Ok, GroupResult::Noop, GroupResult::Gone, GroupResult::Denied,
          GroupResult::Quota, GroupResult::Invalid}) {
        pushed.results.append({.number = 4812,
                               .result = result,
                               .space = Uuid::create(),
                               .prev = 1,
                               .seq = 2,
                               .lin = 3});
    }
    pushed.results.append(
        {.number = 4813,
         .result = GroupResult::Moved,
         .space = Uuid::create(),
         .movedSpace = Uuid::create(),
         .movedId = Uuid::create(),
         .notices = {{RowKind::Wish, Uuid::create(), "title", u"other"_s, stampAt(4)}},
         .field = u"title"_s});
    pushed.results.append({.number = 4814,
                           .space = Uuid::create(),
                           .seq = 5,
                           .unchanged = {0, int(groupOpsMax) - 1}});
    ROUND(decodePushReply, pushed);
    const PullRequest pull{{{Uuid::create(), 5, 6, {7, 8}}}, 1000};
    ROUND(decodePullRequest, pull);
    const PullReply pulled = samplePull();
    ROUND(decodePullReply, pulled);
    RepairRequest compare{.space = Uuid::create(),
                          .fork = 4,
                          .marks = {{9, 0xffffffffffffffff}, {8, 1}},
                          .buckets = QList<quint64>(repairBuckets, 0x8000000000000000)};
    ROUND(decodeRepairRequest, compare);
    const RepairRequest exchange{.space = compare.space,
                                 .fork = 4,
                                 .list = {0, 255},
                                 .rows = {sampleRow()},
                                 .want = {{"wish", Uuid::create()}, {"shelfmark", Uuid::create()}}};
    ROUND(decodeRepairRequest, exchange);
    const RepairReply repaired{.now = fromEpochMs(3),
                               .fork = 8,
                               .floor = 2,
                               .differ = {1, 255},
                               .listed = {1},
                               .mine = {{{"tag", Uuid::create()}, 0xfedcba9876543210}},
                               .rows = {sampleRow()},
                               .refused = exchange.want};
    ROUND(decodeRepairReply, repaired);
    compare.buckets.removeLast();
    QVERIFY(!decodeRepairRequest(encode(compare, form), form));
    for (const Refusal &refusal :
         {Refusal{.code = Refusal::Code::Gap, .now = fromEpochMs(3), .want = 9},
          Refusal{.code = Refusal::Code::Clock, .number = 3, .aheadMs = -4, .applied = pushed},
          Refusal{.code = Refusal::Code::Lineage, .space = Uuid::create(), .fork = 3},
          Refusal{.code = Refusal::Code::Resync, .space = Uuid::create(), .floor = 4},
          Refusal{.code = Refusal::Code::Upgrade, .min = 2}, Refusal{.code = Refusal::Code::Forked},
          Refusal{.code = Refusal::Code::Account}}) {
        ROUND(decodeRefusal, refusal);
    }
}

void TestCodec::idsAndStampsAreTextInJson()
{
    const Group group = sampleGroup();
    const QJsonObject json =
        QJsonDocument::fromJson(encode(PushRequest{group.space, 0xab, 1, 0, {group}}, Form::Json))
            .object();
    QCOMPARE(json["acct"_L1].toString(), group.space.toString());
    QCOMPARE(json["dev"_L1].toString(), u"00000000000000ab"_s);
    const QJsonObject first = json["groups"_L1][0]["ops"_L1][0].toObject();
    QCOMPARE(json["groups"_L1][0]["st"_L1].toString(),
             QString::fromLatin1(group.stamp.toBytes().toHex()));
    QCOMPARE(first["f"_L1]["list"_L1].toString(), idFrom(group.ops[0].fields[1].value).toString());
    QCOMPARE(first["f"_L1]["limit_total"_L1]["minor"_L1].toInt(), 640);
}

void TestCodec::unknownKeysAndKindsAreKeptOrSkipped()
{
    const QByteArray id = Uuid::create().toBytes();
    QCborMap known = QCborValue::fromCbor(encodeRow(sampleRow())).toMap();
    known.insert(u"future"_s, QCborArray{1, QCborMap{{u"deep"_s, nullptr}}});
    QCborMap foreign{{u"k"_s, u"loan"_s},
                     {u"id"_s, id},
                     {u"seq"_s, 3},
                     {u"life"_s, QCborArray{1, QByteArray(16, 'x')}},
                     {u"f"_s, QCborMap{{u"due"_s, QCborArray{5, QByteArray(16, 'x')}}}}};
    QCborMap reply{{u"now"_s, 1},
                   {u"later"_s, true},
                   {u"spaces"_s,
                    QCborArray{QCborMap{{u"sp"_s, id},
                                        {u"next"_s, 3},
                                        {u"lin"_s, QByteArray(8, 'l')},
                                        {u"head"_s, 3},
                                        {u"more"_s, false},
                                        {u"rows"_s, QCborArray{known, foreign}}}}}};
    const auto decoded = decodePullReply(reply.toCborValue().toCbor());
    QVERIFY(decoded);
    QCOMPARE(decoded->spaces[0].rows.size(), 1);
    QCOMPARE(decoded->spaces[0].foreign.size(), 1);
    QCOMPARE(decoded->spaces[0].foreign[0].kind, QByteArray("loan"));
    QCOMPARE(QCborValue::fromCbor(decoded->spaces[0].foreign[0].body).toMap(), foreign);
    // UUID text in an id's place is the id.
    known[u"f"_s] = QCborMap{
        {u"list"_s, QCborArray{u"0190a0b0-0000-7000-8000-000000000001"_s, QByteArray(16, 'x')}}};
    known.remove(u"future"_s);
    QCOMPARE(decodeRow(known.toCborValue().toCbor())->fields["list"].value.toByteArray().size(),
             16);
}

void TestCodec::encodedPartsMakeTheSameBytes()
{
    const domain::Row row = sampleRow();
    QCOMPARE(encodeRow(row.kind, row.id, row.seq, row.life, encodeFields(row.kind, row.fields)),
             encodeRow(row));
    QCOMPARE(decodeRow(encodeRow(row)).value(), row);
    const PullReply pull = samplePull();
    QList<EncodedSpace> spaces;
    for (const PulledSpace &space : pull.spaces) {
        EncodedSpace encoded{space, {}};
        for (const domain::Row &one : space.rows) {
            encoded.rows.append(encodeRow(one));
        }
        for (const Notice &one : space.notices) {
            encoded.notices.append(encodeNotice(one));
        }
        spaces.append(encoded);
    }
    QCOMPARE(encodePull(pull.now, spaces), encode(pull));
    const Group group = sampleGroup();
    QCOMPARE(decodeGroup(encodeGroup(group)).value(), group);
    QCOMPARE(encodePush(group.space, 1, 2, 3, {encodeGroup(group)}),
             encode(PushRequest{group.space, 1, 2, 3, {group}}));
    const PushedGroup result{.number = 3,
                             .result = GroupResult::Ok,
                             .space = group.space,
                             .prev = 1,
                             .seq = 2,
                             .lin = 9};
    QCOMPARE(decodeResult(encodeResult(result)).value(), result);
    const LiveChange change{group.space, 1, 2, 3, {row}, {}};
    QCOMPARE(encodeChangeFrame(change, {encodeRow(row)}), encodeFrame(change));
}

void TestCodec::framesComeBack()
{
    const QList<LiveMessage> messages = {
        LiveAuth{"token", Uuid::create(), 7},
        LiveChange{Uuid::create(), 1, 2, 3, {sampleRow()}, {}},
        LivePoke{Uuid::create(), 9},
        LiveRole{Uuid::create(), false},
        LiveRole{Uuid::create(), true},
        LiveNote{"match", Uuid::create()},
        LiveNote{"message", {}},
        LivePing{fromEpochMs(4), {{Uuid::create(), 3}}, {}},
        LivePing{fromEpochMs(4), {{Uuid::create(), 3}}, {{Uuid::create(), "viewer"}}}};
    for (const LiveMessage &message : messages) {
        for (const Form form : {Form::Cbor, Form::Json}) {
            const auto back = decodeFrame(encodeFrame(message, form), form);
            QVERIFY(back);
            QVERIFY(*back == message);
        }
    }
    const auto future = decodeFrame(QByteArray("{\"t\":\"dance\",\"x\":[1]}"), Form::Json);
    QVERIFY(future && std::holds_alternative<std::monostate>(*future));
}

void TestCodec::chainNamesTheGroup()
{
    const Group group = sampleGroup();
    const quint64 chain = nextChain(5, group);
    QCOMPARE(nextChain(5, decodeGroup(encodeGroup(group)).value()), chain);
    QVERIFY(nextChain(6, group) != chain);
    for (int i = 0; i < 5; ++i) {
        Group other = group;
        switch (i) {
        case 0:
            ++other.number;
            break;
        case 1:
            other.space = Uuid::create();
            break;
        case 2:
            ++other.base;
            break;
        case 3:
            other.stamp = other.stamp.next();
            break;
        default:
            other.ops.removeLast();
        }
        QVERIFY(nextChain(5, other) != chain);
    }
}

void TestCodec::mediaTypes()
{
    QCOMPARE(formOf("application/cbor").value(), Form::Cbor);
    QCOMPARE(formOf("").value(), Form::Cbor);
    QCOMPARE(formOf("Application/JSON; charset=utf-8").value(), Form::Json);
    QCOMPARE(formOf("text/html").error().kind, ErrorKind::Unsupported);
}

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
