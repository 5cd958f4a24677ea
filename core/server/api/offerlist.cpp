// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/offerlist.h"

#include "domain/text.h"
#include "server/api/json.h"
#include "server/api/offerjson.h"
#include "server/api/paging.h"
#include "store/vault/accountrepository.h"
#include "store/vault/positionrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

const SortOption sorts[] = {{"relevance", false, true}, {"distance"}, {"created", true}};
constexpr int radiusMetresDefault = 10'000;

struct Filter
{
    std::optional<domain::GeoPoint> near;
    int radiusMetres = radiusMetresDefault;
    std::vector<domain::BoundingBox> boxes;
    bool isMine = false;
    QStringList keywords;
    std::optional<domain::Isbn> isbn;
    QByteArray kind;
};

struct Ranked
{
    store::Post post;
    int keywords = 0;
    double metres = 0;
};

Expected<QList<double>> numbers(const Request &request, const QString &name, qsizetype count)
{
    const QString text = queryText(request, name);
    QList<double> values;
    const QStringList parts = text.isNull() ? QStringList() : text.split(u',');
    for (const QString &part : parts) {
        bool isNumber = false;
        values.append(part.trimmed().toDouble(&isNumber));
        if (!isNumber) {
            return fail(ErrorKind::Invalid, u"not_a_number"_s, u'?' + name);
        }
    }
    if (!text.isNull() && values.size() != count) {
        return fail(ErrorKind::Invalid, u"not_acceptable"_s, u'?' + name);
    }
    return values;
}

// bbox=west,south,east,north; west > east lies over the antimeridian.
Expected<std::vector<domain::BoundingBox>> boxesOf(const Request &request)
{
    TRY_ASSIGN(const auto box, numbers(request, u"bbox"_s, 4));
    if (box.isEmpty()) {
        return std::vector<domain::BoundingBox>();
    }
    const bool isValid = qAbs(box[0]) <= 180 && qAbs(box[2]) <= 180 && qAbs(box[1]) <= 90
        && qAbs(box[3]) <= 90 && box[1] <= box[3];
    if (!isValid) {
        return fail(ErrorKind::Invalid, u"out_of_range"_s, u"?bbox"_s);
    }
    if (box[0] <= box[2]) {
        return std::vector<domain::BoundingBox>{{box[1], box[0], box[3], box[2]}};
    }
    return std::vector<domain::BoundingBox>{{box[1], box[0], box[3], 180},
                                            {box[1], -180, box[3], box[2]}};
}

Expected<Filter> filterOf(const Request &request, Context &context)
{
    Filter filter;
    TRY_ASSIGN(const auto near, numbers(request, u"near"_s, 2));
    if (!near.isEmpty()) {
        const auto point = domain::makeGeoPoint(near[0], near[1]);
        if (!point) {
            return fail(ErrorKind::Invalid, u"out_of_range"_s, u"?near"_s);
        }
        filter.near = *point;
    }
    TRY_ASSIGN(const auto radius,
               queryInteger(request, u"radius_m"_s, {.min = 0, .max = domain::radiusMetresMax}));
    filter.radiusMetres = int(radius.value_or(radiusMetresDefault));
    TRY_ASSIGN(filter.boxes, boxesOf(request));
    filter.isMine = queryText(request, u"mine"_s) == "true"_L1;
    filter.keywords =
        domain::foldForSearch(queryText(request, u"keywords"_s)).split(u' ', Qt::SkipEmptyParts);
    filter.kind = queryText(request, u"kind"_s).toLatin1();
    if (const QString isbn = queryText(request, u"isbn"_s); !isbn.isEmpty()) {
        const auto parsed = domain::Isbn::parse(isbn);
        if (!parsed) {
            return fail(ErrorKind::Invalid, parsed.error().context, u"?isbn"_s);
        }
        filter.isbn = *parsed;
    }
    if (!filter.near && filter.boxes.empty() && !filter.isMine) {
        // Around the caller, if they said where that is.
        store::PositionRepository positions(context.transaction);
        TRY_ASSIGN(const auto position, positions.find(context.caller.account));
        filter.isMine = !position;
        filter.near = position ? std::optional(position->place) : std::nullopt;
    }
    return filter;
}

Expected<std::vector<store::Post>> candidates(const Filter &filter, Context &context,
                                              store::Post::Direction direction)
{
    store::OfferRepository posts(context.transaction);
    const Instant now = context.clock.now();
    if (filter.isMine) {
        return posts.listOf(context.caller.account, direction);
    }
    std::vector<store::Post> found;
    const auto boxes =
        filter.near ? domain::boundingBoxes(*filter.near, filter.radiusMetres) : filter.boxes;
    for (const domain::BoundingBox &box : boxes) {
        TRY_ASSIGN(auto part, posts.listIn(direction, box, now));
        found.insert(found.end(), std::make_move_iterator(part.begin()),
                     std::make_move_iterator(part.end()));
    }
    if (filter.near) {
        // The tree is a prefilter; whether each lies in the other's region is the domain's to say.
        const domain::Region here{*filter.near, filter.radiusMetres};
        std::erase_if(found, [&here](const store::Post &post) {
            return !domain::regionsMatch(post.region(), here);
        });
    }
    return found;
}

std::vector<Ranked> ranked(std::vector<store::Post> posts, const Filter &filter,
                           const QByteArray &sort)
{
    std::vector<Ranked> rows;
    for (store::Post &post : posts) {
        if ((filter.isbn && post.isbn != filter.isbn)
            || (!filter.kind.isEmpty() && post.kind != filter.kind)) {
            continue;
        }
        Ranked row{.post = std::move(post)};
        const QStringList words = store::searchWords(row.post);
        for (const QString &keyword : filter.keywords) {
            row.keywords += words.contains(keyword) ? 1 : 0;
        }
        row.metres = filter.near ? domain::distanceMetres(*filter.near, row.post.place) : 0;
        rows.push_back(std::move(row));
    }
    std::ranges::sort(rows, [&sort](const Ranked &a, const Ranked &b) {
        if (sort == "relevance" && a.keywords != b.keywords) {
            return a.keywords > b.keywords;
        }
        if (sort == "created" && a.post.createdAt != b.post.createdAt) {
            return a.post.createdAt < b.post.createdAt;
        }
        if (sort != "created" && a.metres != b.metres) {
            return a.metres < b.metres;
        }
        return a.post.id < b.post.id;
    });
    return rows;
}

} // namespace

Expected<QString> OwnerNames::nameOf(const Uuid &account)
{
    if (!m_names.contains(account)) {
        store::AccountRepository accounts(m_context.transaction);
        const auto owner = accounts.get(account);
        if (!owner && owner.error().kind != ErrorKind::NotFound) {
            return tl::unexpected(owner.error());
        }
        m_names.insert(account, owner ? owner->displayName : QString());
    }
    return m_names.value(account);
}

Expected<Reply> listPosts(const Request &request, Context &context,
                          store::Post::Direction direction)
{
    TRY_ASSIGN(const auto page, parsePage(request, sorts));
    TRY_ASSIGN(const Filter filter, filterOf(request, context));
    QJsonArray items;
    QString cursor;
    if (!page.isOptionsOnly) {
        TRY_ASSIGN(auto posts, candidates(filter, context, direction));
        std::vector<Ranked> rows = ranked(std::move(posts), filter, page.sort);
        if (page.isDescending) {
            std::ranges::reverse(rows);
        }
        const qint64 from =
            page.after.isEmpty() ? 0 : qMax(qint64(0), page.after.at(0).toInteger());
        const qint64 to = qMin(from + page.limit, qint64(rows.size()));
        OwnerNames names(context);
        for (qint64 i = from; i < to; ++i) {
            const Ranked &row = rows[size_t(i)];
            TRY_ASSIGN(const QString name, names.nameOf(row.post.account));
            const auto band =
                filter.near ? std::optional(domain::distanceBand(row.metres)) : std::nullopt;
            items.append(postJson(row.post, name, band));
        }
        if (to < qint64(rows.size())) {
            cursor = nextCursor(page, QCborArray{to});
        }
    }
    return Reply::json(pageJson(page, items, cursor, sorts, context.locale));
}

} // namespace endpaper::server
