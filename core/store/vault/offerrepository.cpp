// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/offerrepository.h"

#include "domain/text.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace endpaper::store {

using namespace Qt::StringLiterals;

#define ENDPAPER_POST_COLUMNS                                                                      \
    "p.n, p.id, p.account, p.direction, p.kind, p.isbn, p.title, p.authors, p.text, p.keywords, "  \
    "p.lat, p.lng, p.cell_m, p.radius_m, p.price_minor, p.price_currency, p.condition, "           \
    "p.moves_with_me, p.images, p.valid_from, p.valid_until, p.active, p.created_at, p.edited_at "
#define ENDPAPER_POST_VALID                                                                        \
    "p.direction = ?1 AND p.account IS NOT ?2 AND p.deleted_at IS NULL AND p.active = 1 "          \
    "AND p.valid_from <= ?3 AND (p.valid_until IS NULL OR p.valid_until > ?3) "

namespace {

QString directionName(Post::Direction direction)
{
    return direction == Post::Direction::Offer ? u"offer"_s : u"search"_s;
}

QString listText(const QStringList &list)
{
    return QString::fromUtf8(
        QJsonDocument(QJsonArray::fromStringList(list)).toJson(QJsonDocument::Compact));
}

QString notNull(const QString &text) { return text.isNull() ? u""_s : text; }

QStringList listOfText(const QString &text)
{
    QStringList list;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const QJsonValue &value : array) {
        list.append(value.toString());
    }
    return list;
}

std::optional<qint64> isbnNumber(const std::optional<domain::Isbn> &isbn)
{
    return isbn ? std::optional(qint64(isbn->number())) : std::nullopt;
}

Post postOf(const Statement &row)
{
    Post post;
    post.n = row.integer(0);
    post.id = row.uuid(1);
    post.account = row.uuid(2);
    post.direction = row.text(3) == "offer"_L1 ? Post::Direction::Offer : Post::Direction::Search;
    post.kind = row.text(4).toLatin1();
    if (!row.isNull(5)) {
        post.isbn = domain::Isbn::fromNumber(quint64(row.integer(5)));
    }
    post.title = row.text(6);
    post.authors = listOfText(row.text(7));
    post.text = row.text(8);
    post.keywords = listOfText(row.text(9));
    post.place = {row.real(10), row.real(11)};
    post.cellMetres = int(row.integer(12));
    post.radiusMetres = int(row.integer(13));
    if (!row.isNull(14)) {
        post.price = domain::Money{
            row.integer(14), domain::Currency::parse(row.text(15)).value_or(domain::Currency())};
    }
    post.condition = domain::conditionFromName(row.text(16)).value_or(domain::Condition::Unknown);
    post.movesWithMe = row.boolean(17);
    post.images = listOfText(row.text(18));
    post.validFrom = row.instant(19);
    post.validUntil = row.optionalInstant(20);
    post.isActive = row.boolean(21);
    post.createdAt = row.instant(22);
    post.editedAt = row.instant(23);
    return post;
}

Expected<std::vector<Post>> postsOf(Statement &query)
{
    std::vector<Post> posts;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return posts;
        }
        posts.push_back(postOf(query));
    }
}

void appendNew(std::vector<Post> &posts, std::vector<Post> more)
{
    for (Post &post : more) {
        const auto isSame = [&post](const Post &other) { return other.n == post.n; };
        if (std::ranges::none_of(posts, isSame)) {
            posts.push_back(std::move(post));
        }
    }
}

} // namespace

qint64 titleKey(QStringView title)
{
    const QString folded = domain::sortTitle(domain::mainTitle(domain::splitTitle(title).title));
    return folded.isEmpty() ? 0 : qint64(domain::stableHash(folded));
}

QStringList searchWords(const Post &post)
{
    QStringList words = post.keywords;
    if (post.direction == Post::Direction::Offer) {
        words += domain::foldForSearch(post.title).split(u' ', Qt::SkipEmptyParts);
        words.removeDuplicates();
    }
    return words;
}

Expected<std::optional<Post>> OfferRepository::find(const Uuid &id)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_POST_COLUMNS
                                     "FROM post p WHERE p.id = ?1 AND p.deleted_at IS NULL"));
    query.bindAll(id);
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(postOf(query)) : std::nullopt;
}

Expected<std::optional<Post>> OfferRepository::find(qint64 n)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_POST_COLUMNS
                                     "FROM post p WHERE p.n = ?1 AND p.deleted_at IS NULL"));
    query.bindAll(n);
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(postOf(query)) : std::nullopt;
}

Expected<> OfferRepository::insert(Post &post)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "INSERT INTO post (id, account, direction, kind, isbn, title, authors, "
                   "title_key, text, keywords, lat, lng, cell_m, radius_m, price_minor, "
                   "price_currency, condition, moves_with_me, images, valid_from, valid_until, "
                   "active, created_at, edited_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, "
                   "?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)"));
    const auto minor = post.price ? std::optional(post.price->minor) : std::nullopt;
    const auto currency = post.price ? post.price->currency.code() : QString();
    TRY(statement
            .bindAll(post.id, post.account, directionName(post.direction),
                     QString::fromLatin1(post.kind), isbnNumber(post.isbn), notNull(post.title),
                     listText(post.authors), titleKey(post.title), notNull(post.text),
                     listText(post.keywords), post.place.lat, post.place.lng, post.cellMetres,
                     post.radiusMetres, minor, currency, domain::conditionName(post.condition),
                     post.movesWithMe, listText(post.images), post.validFrom, post.validUntil,
                     post.isActive, post.createdAt, post.editedAt)
            .run());
    post.n = m_transaction.database().lastInsertRowId();
    return writeIndexes(post);
}

Expected<> OfferRepository::update(const Post &post)
{
    TRY_ASSIGN(
        auto statement,
        m_transaction.prepare(
            "UPDATE post SET kind = ?2, isbn = ?3, title = ?4, authors = ?5, title_key = ?6, "
            "text = ?7, keywords = ?8, lat = ?9, lng = ?10, cell_m = ?11, radius_m = ?12, "
            "price_minor = ?13, price_currency = ?14, condition = ?15, moves_with_me = ?16, "
            "images = ?17, valid_from = ?18, valid_until = ?19, active = ?20, "
            "edited_at = ?21 WHERE n = ?1 AND deleted_at IS NULL"));
    const auto minor = post.price ? std::optional(post.price->minor) : std::nullopt;
    const auto currency = post.price ? post.price->currency.code() : QString();
    TRY(statement
            .bindAll(post.n, QString::fromLatin1(post.kind), isbnNumber(post.isbn),
                     notNull(post.title), listText(post.authors), titleKey(post.title),
                     notNull(post.text), listText(post.keywords), post.place.lat, post.place.lng,
                     post.cellMetres, post.radiusMetres, minor, currency,
                     domain::conditionName(post.condition), post.movesWithMe, listText(post.images),
                     post.validFrom, post.validUntil, post.isActive, post.editedAt)
            .run());
    TRY(removeIndexes(post.n));
    return writeIndexes(post);
}

Expected<> OfferRepository::remove(const Post &post, Instant now)
{
    // The place goes with it: what is deleted needs none.
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("UPDATE post SET deleted_at = ?2, active = 0 WHERE n = ?1"));
    TRY(statement.bindAll(post.n, now).run());
    return removeIndexes(post.n);
}

Expected<> OfferRepository::removeAllOf(const Uuid &account)
{
    TRY_ASSIGN(auto boxes,
               m_transaction.prepare("DELETE FROM post_box WHERE n IN (SELECT n * 2 FROM post "
                                     "WHERE account = ?1 UNION SELECT n * 2 + 1 FROM post "
                                     "WHERE account = ?1)"));
    TRY(boxes.bindAll(account).run());
    TRY_ASSIGN(auto posts, m_transaction.prepare("DELETE FROM post WHERE account = ?1"));
    return posts.bindAll(account).run();
}

Expected<> OfferRepository::removeIndexes(qint64 n)
{
    // Box numbers are made from the post's, so that no scan is needed.
    TRY_ASSIGN(auto boxes, m_transaction.prepare("DELETE FROM post_box WHERE n IN (?1, ?2)"));
    TRY(boxes.bindAll(n * 2, n * 2 + 1).run());
    TRY_ASSIGN(auto keywords, m_transaction.prepare("DELETE FROM post_keyword WHERE post = ?1"));
    return keywords.bindAll(n).run();
}

Expected<> OfferRepository::writeIndexes(const Post &post)
{
    if (!post.isActive) {
        return {};
    }
    TRY_ASSIGN(
        auto box,
        m_transaction.prepare("INSERT INTO post_box (n, lat_min, lat_max, lng_min, lng_max, post) "
                              "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
    qint64 number = post.n * 2;
    for (const domain::BoundingBox &part : domain::boundingBoxes(post.place, post.radiusMetres)) {
        box.reset();
        TRY(box.bindAll(number++, part.south, part.north, part.west, part.east, post.n).run());
    }
    TRY_ASSIGN(auto keyword,
               m_transaction.prepare("INSERT INTO post_keyword (keyword, post) VALUES (?1, ?2) "
                                     "ON CONFLICT DO NOTHING"));
    const QStringList words = searchWords(post);
    for (const QString &word : words) {
        keyword.reset();
        TRY(keyword.bindAll(word, post.n).run());
    }
    return {};
}

Expected<std::vector<Post>> OfferRepository::listOf(const Uuid &account, Post::Direction direction)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT " ENDPAPER_POST_COLUMNS "FROM post p WHERE p.account = ?1 "
                   "AND p.direction = ?2 AND p.deleted_at IS NULL ORDER BY p.id LIMIT ?3"));
    query.bindAll(account, directionName(direction), candidatesMax);
    return postsOf(query);
}

Expected<std::vector<Post>> OfferRepository::listMoving(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT " ENDPAPER_POST_COLUMNS "FROM post p WHERE p.account = ?1 "
                   "AND p.moves_with_me = 1 AND p.deleted_at IS NULL ORDER BY p.id LIMIT ?2"));
    query.bindAll(account, candidatesMax);
    return postsOf(query);
}

Expected<std::vector<Post>> OfferRepository::listByBook(Post::Direction direction,
                                                        const QList<domain::Isbn> &isbns,
                                                        qint64 title, const Uuid &except,
                                                        Instant now)
{
    std::vector<Post> posts;
    TRY_ASSIGN(auto byIsbn,
               m_transaction.prepare("SELECT " ENDPAPER_POST_COLUMNS
                                     "FROM post p INDEXED BY post_isbn "
                                     "WHERE p.isbn = ?4 AND " ENDPAPER_POST_VALID "LIMIT ?5"));
    for (const domain::Isbn &isbn : isbns) {
        byIsbn.reset();
        byIsbn.bindAll(directionName(direction), except, now, qint64(isbn.number()), candidatesMax);
        TRY_ASSIGN(auto found, postsOf(byIsbn));
        appendNew(posts, std::move(found));
    }
    if (title != 0) {
        TRY_ASSIGN(auto byTitle,
                   m_transaction.prepare(
                       "SELECT " ENDPAPER_POST_COLUMNS "FROM post p INDEXED BY post_title "
                       "WHERE p.title_key = ?4 AND " ENDPAPER_POST_VALID "LIMIT ?5"));
        byTitle.bindAll(directionName(direction), except, now, title, candidatesMax);
        TRY_ASSIGN(auto found, postsOf(byTitle));
        appendNew(posts, std::move(found));
    }
    return posts;
}

Expected<std::vector<Post>> OfferRepository::listByKeywords(Post::Direction direction,
                                                            const QStringList &keywords,
                                                            const Uuid &except, Instant now)
{
    std::vector<Post> posts;
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_POST_COLUMNS
                                     "FROM post_keyword k JOIN post p ON p.n = k.post "
                                     "WHERE k.keyword = ?4 AND " ENDPAPER_POST_VALID "LIMIT ?5"));
    for (const QString &keyword : keywords) {
        query.reset();
        query.bindAll(directionName(direction), except, now, keyword, candidatesMax);
        TRY_ASSIGN(auto found, postsOf(query));
        appendNew(posts, std::move(found));
    }
    return posts;
}

Expected<std::vector<Post>> OfferRepository::listReaching(Post::Direction direction,
                                                          domain::GeoPoint point,
                                                          const Uuid &except, Instant now)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT " ENDPAPER_POST_COLUMNS "FROM post_box b JOIN post p ON p.n = b.post "
                   "WHERE b.lat_min <= ?4 AND b.lat_max >= ?4 AND b.lng_min <= ?5 "
                   "AND b.lng_max >= ?5 AND " ENDPAPER_POST_VALID "LIMIT ?6"));
    query.bindAll(directionName(direction), except, now, point.lat, point.lng, candidatesMax);
    TRY_ASSIGN(auto posts, postsOf(query));
    std::erase_if(posts, [point](const Post &post) {
        return domain::distanceMetres(post.place, point) > post.radiusMetres;
    });
    return posts;
}

Expected<std::vector<Post>> OfferRepository::listIn(Post::Direction direction,
                                                    const domain::BoundingBox &box, Instant now)
{
    // A box that holds the place overlaps the one asked for, so the tree finds a superset of what
    // lies in it.
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT DISTINCT " ENDPAPER_POST_COLUMNS
                   "FROM post_box b JOIN post p ON p.n = b.post "
                   "WHERE b.lat_min <= ?4 AND b.lat_max >= ?5 AND b.lng_min <= ?6 "
                   "AND b.lng_max >= ?7 AND p.lat BETWEEN ?5 AND ?4 AND p.lng BETWEEN ?7 AND ?6 "
                   "AND " ENDPAPER_POST_VALID "LIMIT ?8"));
    query.bindAll(directionName(direction), Uuid(), now, box.north, box.south, box.east, box.west,
                  candidatesMax);
    return postsOf(query);
}

} // namespace endpaper::store
