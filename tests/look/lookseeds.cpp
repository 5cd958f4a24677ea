// SPDX-License-Identifier: GPL-3.0-or-later
// What only a long life of the daemon brings, put into its vault.
#include "look/lookworld.h"

#include "store/engine/database.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace endpaper::look {

namespace {

struct Letter
{
    const char *title;
    const char *what;
    int cents;
    int before; // 0: none
    int hoursAgo;
    bool isRead;
};

QJsonObject euro(int cents) { return {{u"minor"_s, cents}, {u"currency"_s, u"EUR"_s}}; }

QByteArray aboutOf(const Letter &letter, const Uuid &wish, Instant at)
{
    QJsonObject item{{u"what"_s, QString::fromLatin1(letter.what)},
                     {u"wish_id"_s, wish.toString()},
                     {u"copy_id"_s, Uuid::create().toString()},
                     {u"title"_s, QString::fromUtf8(letter.title)},
                     {u"condition"_s, u"good"_s},
                     {u"seller"_s, u"Antiquariat Meyer"_s},
                     {u"source_name"_s, u"booklooker"_s},
                     {u"url"_s, u"https://www.booklooker.de/x"_s},
                     {u"total"_s, euro(letter.cents)},
                     {u"is_total_known"_s, true},
                     {u"target"_s, euro(800)},
                     {u"at"_s, toRfc3339(at)}};
    if (letter.before > 0) {
        item.insert(u"before"_s, euro(letter.before));
    }
    return QJsonDocument(QJsonObject{{u"items"_s, QJsonArray{item}}, {u"digest"_s, true}})
        .toJson(QJsonDocument::Compact);
}

// What the daemon keeps, written to behind its back: all of it or, where a statement fails,
// nothing.
class Vault
{
public:
    explicit Vault(const services::Services &services)
        : m_database(
            store::Database::open(services.profile.daemonFolder() + u"/vault.sqlite"_s, {}))
        , m_transaction(m_database
                            ? store::Transaction::begin(**m_database)
                            : Expected<store::Transaction>(tl::unexpected(m_database.error())))
        , m_isGood(m_transaction.has_value())
    {
    }
    template <typename... Values> void run(const char *sql, const Values &...values)
    {
        if (m_isGood) {
            auto statement = m_transaction->prepare(sql);
            m_isGood = statement && statement->bindAll(values...).run().has_value();
        }
    }
    [[nodiscard]] bool commit() { return m_isGood && m_transaction->commit().has_value(); }

private:
    Expected<std::unique_ptr<store::Database>> m_database;
    Expected<store::Transaction> m_transaction;
    bool m_isGood;
};

} // namespace

bool World::seedPrices(const QString &isbn)
{
    struct Step
    {
        int copy;
        int daysAgo;
        qint64 cents;
    };
    struct Life
    {
        const char *condition;
        int lastDaysAgo;
    };
    static const QList<Life> lives = {{"good", 0},  {"fine", 12},     {"poor", 40},
                                      {"good", 90}, {"very_good", 0}, {"fair", 0}};
    static const QList<Step> steps = {{0, 110, 900}, {0, 61, 780},  {0, 20, 640},  {1, 140, 1290},
                                      {1, 45, 1150}, {2, 80, 450},  {3, 170, 820}, {3, 120, 860},
                                      {4, 75, 990},  {4, 30, 1040}, {5, 25, 590},  {5, 8, 560}};
    Vault vault(services());
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const QString country = session->settings()->country();
    QList<Uuid> ids;
    for (const Life &life : lives) {
        ids += Uuid::create();
        vault.run("INSERT INTO copy_life (subject, country, is_sample, id, source, condition, "
                  "last_day, is_gone) VALUES (?, ?, 1, ?, 'booklooker', ?, ?, ?)",
                  isbn, country, ids.last(), QString::fromLatin1(life.condition),
                  today.addDays(-life.lastDaysAgo).toString(Qt::ISODate), life.lastDaysAgo > 0);
    }
    for (const Step &step : steps) {
        vault.run("INSERT INTO copy_step (subject, country, is_sample, id, day, total_minor) "
                  "VALUES (?, ?, 1, ?, ?, ?)",
                  isbn, country, ids.at(step.copy),
                  today.addDays(-step.daysAgo).toString(Qt::ISODate), step.cents);
    }
    return vault.commit();
}

bool World::seedShops(const domain::Cell &cell)
{
    struct Shop
    {
        const char *kind;
        const char *name;
        double north; // degrees from the middle of the cell
        const char *address;
        const char *website;
        const char *hours;
    };
    static const QList<Shop> shops = {
        {"bookshop", "Antiquariat und Buchhandlung am Rosenthaler Platz", 0.008,
         "Torstraße 110, 10119 Berlin", "https://antiquariat.example/",
         "Mo-Fr 10:00-19:00; Sa 10:00-16:00"},
        {"bookcase", "", 0.02, "Zionskirchplatz", "", "24/7"},
        {"charity", "Oxfam", 0.05, "", "https://shops.example/", ""}};
    Vault vault(services());
    const QString area = u"places@"_s + cell.id() + u"+/10"_s;
    for (const Shop &shop : shops) {
        vault.run("INSERT INTO place (area, is_sample, source, ref, kind, name, lat, lng, "
                  "address, website, hours) VALUES (?, 1, 'overpass', ?, ?, ?, ?, ?, ?, ?, ?)",
                  area, QString::number(shop.north), QString::fromLatin1(shop.kind),
                  QString::fromUtf8(shop.name), cell.centre().lat + shop.north, cell.centre().lng,
                  QString::fromUtf8(shop.address), QString::fromLatin1(shop.website),
                  QString::fromLatin1(shop.hours));
    }
    const Instant now = SystemClock::instance().now();
    vault.run("INSERT INTO copy_answer (subject, country, source, is_sample, state, rows, "
              "asked_at, good_at) VALUES (?, 'ZZ', 'overpass', 1, 'done', 3, ?, ?)",
              area, now, now - std::chrono::hours(3));
    return vault.commit();
}

bool World::seedPost(bool isFilled)
{
    static const QList<Letter> letters = {
        {"Austerlitz", "new", 640, 0, 2, false},
        {"The Name of the Rose: including the author’s postscript", "cheaper", 790, 1120, 3, false},
        {"The Left Hand of Darkness", "gone", 520, 0, 26, true},
        {"Invisible Cities", "new", 430, 0, 27, false},
        {"Stoner", "back", 720, 0, 50, true}};
    // The desktop that this runs on shall not be told.
    session->settings()->keep(u"alerts/desktop"_s, false);
    if (!m_services->client.endpoint()) {
        return false;
    }
    Vault vault(services());
    const Uuid account = m_services->client.endpoint()->account;
    vault.run("DELETE FROM notification");
    const Instant now = SystemClock::instance().now();
    for (qsizetype i = letters.size() - 1; isFilled && i >= 0; --i) {
        const Letter &letter = letters.at(i);
        const Instant at = now - std::chrono::hours(letter.hoursAgo);
        const Uuid wish = Uuid::create();
        const Uuid id = Uuid::create();
        vault.run("INSERT INTO notification (id, account, kind, subject, about, created_at, "
                  "read_at) VALUES (?, ?, 'alert', ?, ?, ?, ?)",
                  id, account, wish.toString(), QString::fromUtf8(aboutOf(letter, wish, at)), at,
                  letter.isRead ? std::optional(now) : std::nullopt);
        // The last one is put off.
        if (i == letters.size() - 1) {
            vault.run("INSERT INTO snooze (notification, wish, account, until) "
                      "VALUES (?, ?, ?, ?)",
                      id, wish, account, now + std::chrono::hours(24));
        }
    }
    return vault.commit();
}

} // namespace endpaper::look
