// SPDX-License-Identifier: GPL-3.0-or-later
// Answers about copies that are kept until they would be others.
#include "server/jobs/copyanswers.h"
#include "store/vault/jobrepository.h"
#include "storedcopies.h"

using namespace endpaper;
using namespace endpaper::test;
using server::Context;
using server::Method;

class TestCopyAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAnswerIsMadeAnewOnlyWhenItWouldBeAnother();
    void rowsThatMayNotBeKeptGoWhenTheirTimeHasCome();
};

// The daemon's clock stands still, however long the test takes.
class StandingClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return m_now; }
    void advance(std::chrono::milliseconds by) { m_now += by; }

private:
    Instant m_now = fromEpochMs(1'795'000'000'000);
};

namespace {

// What a reader is answered at a time of the test's choice, from what is kept where that is good.
class Asked
{
public:
    explicit Asked(EngineHouse &house)
        : m_house(house)
    {
    }
    Expected<server::CopyAnswer> operator()(const Uuid &account = {})
    {
        Expected<server::CopyAnswer> answer;
        TRY(m_house.engine().writeAndWait([&](Context &context) -> Expected<> {
            Context here{context.transaction, clock, context.settings, context.tokens};
            TRY_ASSIGN(server::CopyQuestion question, server::questionFor(scope.subject, here));
            question.account = account;
            answer = server::CopyAnswers::of(here.settings).answer(here, question, "");
            return {};
        }));
        return answer;
    }
    Expected<> store(const QString &source, qint64 price)
    {
        return m_house.engine().writeAndWait(
            [&](Context &context) { return answered(context, source, price, clock.now()); });
    }
    StandingClock clock;

private:
    EngineHouse &m_house;
};

QJsonArray itemsOf(const Expected<server::CopyAnswer> &answer)
{
    return QJsonDocument::fromJson(answer->body)["items"_L1].toArray();
}

} // namespace

void TestCopyAnswers::anAnswerIsMadeAnewOnlyWhenItWouldBeAnother()
{
    EngineHouse house;
    QVERIFY(house.open());
    Asked ask(house);
    // All sources, so that none is due and no search is queued.
    for (const sources::SourceDescription &source :
         server::knownSources(house.engine().settings())) {
        QVERIFY(ask.store(source.id, 500));
    }
    const auto first = ask();
    QVERIFY(first);
    const auto isSame = [&first](const Expected<server::CopyAnswer> &other) {
        return other->body.constData() == first->body.constData(); // the very bytes, not a copy
    };
    QVERIFY(isSame(ask()));
    // Others' commits do not touch it.
    QVERIFY(house.engine().writeAndWait([](Context &context) -> Expected<> {
        return store::JobRepository(context.transaction)
            .add(u"cover"_s, u"9780439023481"_s, context.clock.now())
            .map([](bool) {});
    }));
    QVERIFY(isSame(ask()));
    // The same source again, in the same millisecond, with another price.
    QVERIFY(ask.store(u"booklooker"_s, 400));
    const auto cheaper = ask();
    QVERIFY(!isSame(cheaper));
    QCOMPARE(itemsOf(cheaper).first()["price"_L1]["minor"_L1].toInt(), 400);
    // What one reader hid stays in the others' answers.
    QVERIFY(house.signUp(u"reader@example.org"_s));
    const QString id = itemsOf(cheaper).first()["id"_L1].toString();
    QVERIFY(house.get(target).body.contains(id.toLatin1()));
    QCOMPARE(house
                 .ask(Method::Post, u"/api/v1/copies/%1/hide"_s.arg(id),
                      {{u"reason"_s, u"wrong_edition"_s}})
                 .status,
             204);
    QVERIFY(!house.get(target).body.contains(id.toLatin1()));
    QCOMPARE(ask()->body, cheaper->body);
    house.close();
}

void TestCopyAnswers::rowsThatMayNotBeKeptGoWhenTheirTimeHasCome()
{
    EngineHouse house;
    QVERIFY(house.open());
    Asked ask(house);
    std::optional<std::chrono::milliseconds> shortest;
    QString notToBeKept;
    for (const sources::SourceDescription &source :
         server::knownSources(house.engine().settings())) {
        QVERIFY(ask.store(source.id, 500));
        if (source.role == sources::SourceDescription::Role::Copies && !source.terms.mayStore) {
            notToBeKept = source.id;
        }
        if (source.role == sources::SourceDescription::Role::Copies) {
            shortest = std::min<std::chrono::milliseconds>(shortest.value_or(source.terms.maxAge),
                                                           source.terms.maxAge);
        }
    }
    QVERIFY(!notToBeKept.isEmpty());
    const auto has = [&](const Expected<server::CopyAnswer> &answer) {
        const QJsonArray items = itemsOf(answer);
        return std::ranges::any_of(items, [&](const QJsonValue &item) {
            return item["source"_L1].toString() == notToBeKept
                || item["also_at"_L1].toArray().contains(notToBeKept);
        });
    };
    const auto first = ask();
    QVERIFY(first && has(first));
    QVERIFY(first->changesAt);
    QVERIFY(*first->changesAt <= ask.clock.now() + *shortest);
    ask.clock.advance(*first->changesAt - ask.clock.now() - std::chrono::milliseconds(1));
    QCOMPARE(ask()->body, first->body);
    ask.clock.advance(std::chrono::milliseconds(1));
    QVERIFY(ask()->body != first->body);
    ask.clock.advance(std::chrono::hours(24 * 30));
    QVERIFY(!has(ask()));
    house.close();
}

QTEST_GUILESS_MAIN(TestCopyAnswers)
#include "tst_copyanswers.moc"
