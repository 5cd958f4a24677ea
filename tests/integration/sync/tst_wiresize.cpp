// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/wishes.h"
#include "protocol/codec.h"
#include "protocol/compress.h"
#include "protocol/limits.h"
#include "protocol/schema.h"
#include "store/cache/cachefile.h"
#include "store/cache/outbox.h"
#include "store/cache/remote.h"
#include "store/cache/wishrows.h"

#include <QFile>
#include <QTest>

using namespace endpaper;
using namespace Qt::StringLiterals;
using domain::RowKind;
using store::Transaction;

namespace {
constexpr int wishes = 10'000;
constexpr double pushBytesMax = 160; // a wish, compressed
constexpr double pullBytesMax = 130;
constexpr qsizetype editThereMax = 400; // one field, headers apart
constexpr qsizetype editOutMax = 300; // to each device
} // namespace

// What travels, on the titles of ten thousand real books.
class TestWireSize : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPushAndAPullStayBelowTheirBytes();
    void anEditOfOneFieldIsSmallBothWays();

private:
    template <typename Work> auto in(Work work)
    {
        auto transaction = Transaction::begin(*m_cache);
        auto result = work(*transaction);
        if (!result || !transaction->commit()) {
            qFatal("%s", qPrintable(result ? QString() : result.error().context));
        }
        if constexpr (!std::is_void_v<typename decltype(result)::value_type>) {
            return *result;
        }
    }
    std::unique_ptr<store::Database> m_cache;
    Uuid m_account = Uuid::create();
};

void TestWireSize::initTestCase()
{
    if (!QFile::exists(QStringLiteral(ENDPAPER_SHARED_DATA)
                       + u"/catalogue/goodbooks10k_books.csv.gz"_s)) {
        QSKIP("no ../shared/data: the sizes are promised for its catalogue");
    }
    m_cache = std::move(*store::openCache(u":memory:"_s));
    in([&](Transaction &transaction) {
        return store::bindAccount(transaction, m_account, protocol::homeSpaceOf(m_account));
    });
    QVERIFY(bench::fillCache(*m_cache, wishes));
}

void TestWireSize::aPushAndAPullStayBelowTheirBytes()
{
    qsizetype pushed = 0;
    quint64 seq = 0;
    for (;;) {
        const store::OutboxBatch batch = in([](Transaction &transaction) {
            return store::nextBatch(transaction, protocol::batchGroupsMax, protocol::batchBytesMax);
        });
        if (batch.groups.isEmpty()) {
            break;
        }
        const QByteArray body = protocol::encodePush(batch.account, batch.device, batch.from,
                                                     batch.chain, batch.groups);
        pushed += protocol::deflated(body, protocol::Wrapping::Gzip).size();
        protocol::PushReply reply;
        for (qsizetype i = 0; i < batch.groups.size(); ++i) {
            reply.results.append({batch.from + quint64(i), protocol::GroupResult::Ok,
                                  protocol::homeSpaceOf(m_account), seq, seq + 1, seq + 1});
            ++seq;
        }
        in([&](Transaction &transaction) {
            return store::acknowledge(transaction, reply, SystemClock::instance());
        });
    }
    qInfo("push: %.0f bytes a wish", double(pushed) / wishes);
    QVERIFY(double(pushed) / wishes <= pushBytesMax);

    const QList<domain::Row> rows =
        in([](Transaction &transaction) { return store::listRows(transaction, RowKind::Wish); });
    QCOMPARE(rows.size(), qsizetype(wishes));
    qsizetype pulled = 0;
    for (qsizetype from = 0; from < rows.size(); from += protocol::pullRowsMax) {
        protocol::PullReply reply;
        reply.spaces = {{.space = protocol::homeSpaceOf(m_account),
                         .next = seq,
                         .rows = rows.mid(from, protocol::pullRowsMax)}};
        pulled += protocol::deflated(protocol::encode(reply), protocol::Wrapping::Gzip).size();
    }
    qInfo("pull: %.0f bytes a wish", double(pulled) / wishes);
    QVERIFY(double(pulled) / wishes <= pullBytesMax);
}

void TestWireSize::anEditOfOneFieldIsSmallBothWays()
{
    const Uuid wish =
        in([](Transaction &transaction) { return store::listRows(transaction, RowKind::Wish); })
            .first()
            .id;
    const QString note = u"The 1996 edition with the green spine, if it can be had"_s;
    in([&](Transaction &transaction) {
        return store::commitAction(transaction, SystemClock::instance(),
                                   {store::LocalOp::set(RowKind::Wish, wish, {{"note", note}})},
                                   Uuid::create());
    });
    const store::OutboxBatch batch = in([](Transaction &transaction) {
        return store::nextBatch(transaction, protocol::batchGroupsMax, protocol::batchBytesMax);
    });
    QCOMPARE(batch.groups.size(), 1);
    const qsizetype there =
        protocol::encodePush(batch.account, batch.device, batch.from, batch.chain, batch.groups)
            .size();
    const domain::Row whole = *in(
        [&](Transaction &transaction) { return store::findRow(transaction, RowKind::Wish, wish); });
    domain::Row part = whole;
    part.fields = {{"note", whole.fields["note"]}};
    const qsizetype out =
        protocol::encodeFrame(protocol::LiveChange{.space = protocol::homeSpaceOf(m_account),
                                                   .prev = wishes,
                                                   .seq = wishes + 1,
                                                   .lin = 0x8000000000000000,
                                                   .rows = {part}})
            .size();
    qInfo("one field: %lld bytes there, %lld out", qint64(there), qint64(out));
    QVERIFY(there <= editThereMax);
    QVERIFY(out <= editOutMax);
}

QTEST_GUILESS_MAIN(TestWireSize)
#include "tst_wiresize.moc"
