// SPDX-License-Identifier: GPL-3.0-or-later
// Country, currency and least condition are the account's, not the device's.
#include "unit/viewmodel/sessionfixture.h"

#include "protocol/schema.h"
#include "store/cache/outbox.h"

using namespace endpaper;
using namespace endpaper::viewmodel;
using namespace Qt::StringLiterals;
using services::PrefService;

class TestPrefs : public QObject
{
    Q_OBJECT

private:
    const Uuid m_account = Uuid::create();

    // As the first answer of a server does.
    void signIn(SessionFixture &fixture) const
    {
        QVERIFY(SessionFixture::wait(fixture.services->workspace.write(
            [this](store::Transaction &transaction) -> Expected<> {
                return store::bindAccount(transaction, m_account,
                                          protocol::homeSpaceOf(m_account));
            })));
        Q_EMIT fixture.services->sync.statusChanged();
    }
    [[nodiscard]] QString rowOf(SessionFixture &fixture, const QByteArray &name) const
    {
        const Uuid id = protocol::prefId(m_account, name);
        const auto row = SessionFixture::wait(fixture.services->workspace.read(
            [id](store::Transaction &transaction) {
                return store::findRow(transaction, domain::RowKind::Pref, id);
            }));
        return row && *row ? (*row)->fields.value("value").value.toString() : QString();
    }

private Q_SLOTS:
    void whatIsChosenBecomesARow()
    {
        SessionFixture fixture;
        signIn(fixture);
        fixture.session.settings()->setCountry(u"AT"_s);
        QTRY_COMPARE(rowOf(fixture, PrefService::country), u"AT"_s);
        fixture.session.undo()->undo();
        QTRY_VERIFY(rowOf(fixture, PrefService::country) != u"AT");
        QVERIFY2(rowOf(fixture, PrefService::currency).isEmpty(), "what was not chosen is no row");
    }

    void whatIsChosenBeforeAnAccountWaitsForIt()
    {
        SessionFixture fixture;
        fixture.session.settings()->setLeastCondition(u"fine"_s);
        QVERIFY(rowOf(fixture, PrefService::leastCondition).isEmpty());
        signIn(fixture);
        QTRY_COMPARE(rowOf(fixture, PrefService::leastCondition), u"fine"_s);
    }

    void whatAnotherDeviceChoseIsTaken()
    {
        SessionFixture fixture;
        signIn(fixture);
        const bool couldUndo = fixture.session.undo()->canUndo();
        const Uuid id = protocol::prefId(m_account, PrefService::currency);
        QVERIFY(SessionFixture::wait(fixture.services->workspace.commit(
            {store::LocalOp::create(domain::RowKind::Pref, id, {{"value", u"CHF"_s}})})));
        QTRY_COMPARE(fixture.session.settings()->currency(), u"CHF"_s);
        QCOMPARE(fixture.session.undo()->canUndo(), couldUndo);
        // What nobody can choose here changes nothing.
        QVERIFY(SessionFixture::wait(fixture.services->workspace.commit(
            {store::LocalOp::set(domain::RowKind::Pref, id, {{"value", u"galleons"_s}})})));
        QTRY_COMPARE(rowOf(fixture, PrefService::currency), u"galleons"_s);
        QCOMPARE(fixture.session.settings()->currency(), u"CHF"_s);
    }
};

QTEST_MAIN(TestPrefs)
#include "tst_prefs.moc"
