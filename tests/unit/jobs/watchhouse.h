// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobbench.h"
#include "server/jobs/answerstoring.h"

namespace endpaper::test {

inline const QString isbn = u"9780439023481"_s; // of the book that is watched

// A reader with one wish, and sources whose answers the test writes down.
class House
{
public:
    explicit House(const std::function<void(Settings &)> &change = {})
        : bench(
            [change](Settings &settings) {
                sample(settings);
                settings.attemptsPerAddressMax = 10'000;
                if (change) {
                    change(settings);
                }
            },
            routes())
        , token(bench.token(u"ann@example.org"_s))
        , m_wishes(bench.wishesOfNewList(token))
    {
    }

    QString wish(const QString &alert, int target = 1000, const QJsonObject &more = {})
    {
        QJsonObject body{
            {u"title"_s, u"The Hunger Games"_s}, {u"isbn"_s, isbn}, {u"alert"_s, alert}};
        for (auto it = more.begin(); it != more.end(); ++it) {
            if (it.value().isNull()) {
                body.remove(it.key());
            } else {
                body.insert(it.key(), it.value());
            }
        }
        if (target > 0) {
            body.insert(
                u"limits"_s,
                QJsonObject{
                    {u"total"_s, QJsonObject{{u"minor"_s, target}, {u"currency"_s, u"EUR"_s}}}});
        }
        return addWish(bench, m_wishes, token, body);
    }
    QString source = u"booklooker"_s; // the one that answers
    // It answers with copies of these totals: {ref, cents}.
    void answers(const QList<std::pair<QString, int>> &copies)
    {
        answersAbout(isbn, domain::Isbn::parse(isbn).value(), {}, copies);
    }
    // When it was asked for `subject`: copies that say this ISBN and language.
    void answersAbout(const QString &subject, std::optional<domain::Isbn> said,
                      const QString &language, const QList<std::pair<QString, int>> &copies)
    {
        bench.clock.advance(std::chrono::seconds(1));
        const auto stored = bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            sources::Answer answer{.state = sources::AnswerState::Done};
            for (const auto &[ref, minor] : copies) {
                sources::FoundCopy found;
                found.ref = ref;
                found.copy.source = source;
                found.copy.seller = u"Antiquariat "_s + ref;
                found.copy.title = u"The Hunger Games"_s;
                found.copy.isbn = said;
                found.copy.language = language;
                found.copy.condition = domain::Condition::Good;
                found.copy.price = {minor, domain::Currency::eur()};
                found.copy.postage = domain::Money{0, domain::Currency::eur()};
                found.copy.url = QUrl(u"https://example.org/"_s + ref);
                found.copy.isSample = true;
                answer.copies.append(found);
            }
            const auto *one = sources::findSource(knownSources(bench.engine->settings()), source);
            return storeAnswer(context, {subject, u"DE"_s, true}, *one, std::move(answer), 0);
        });
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().context));
    }
    // On what the test puts in, alone.
    std::unique_ptr<JobRunner> work()
    {
        return test::work(*bench.engine, bench.clock, unplanned());
    }
    // Until no job of these kinds is open that is due.
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(openJobs() == 0, 20'000); }
    qint64 openJobs()
    {
        qint64 count = 0;
        (void)bench.engine->readAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(auto query,
                       context.transaction.prepare(
                           "SELECT count(*) FROM job WHERE state = 'running' OR (state = 'queued' "
                           "AND due <= ?1)"));
            query.bindAll(bench.clock.now());
            TRY(query.step());
            count = query.integer(0);
            return {};
        });
        return count;
    }
    QStringList told()
    {
        const auto page = bench.ask(Method::Get, "/api/v1/notifications?limit=250", token);
        QStringList lines;
        for (const QJsonValue &notification : page.json["items"_L1].toArray()) {
            for (const QJsonValue &item : notification["about"_L1]["items"_L1].toArray()) {
                lines.prepend(item["what"_L1].toString() + u' ' + item["seller"_L1].toString());
            }
        }
        return lines;
    }
    qsizetype notifications()
    {
        return bench.ask(Method::Get, "/api/v1/notifications?limit=250", token)
            .json["items"_L1]
            .toArray()
            .size();
    }
    void alerts(const QJsonObject &body, int status = 200)
    {
        const auto answer = bench.ask(Method::Put, "/api/v1/me/alerts", token, body);
        QVERIFY2(answer.status == status, answer.reply.body.constData());
        last = answer.json;
    }

    ApiBench bench;
    QByteArray token;
    QJsonObject last; // what alerts() was answered

private:
    QByteArray m_wishes; // where those of the list are
};

} // namespace endpaper::test
