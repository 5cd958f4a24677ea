// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "domain/orderkey.h"
#include "protocol/schema.h"
#include "server/api/json.h"
#include "server/api/paging.h"
#include "server/api/sharing.h"
#include "server/api/synchandler.h"
#include "server/api/syncrows.h"
#include "server/api/wishjson.h"
#include "server/api/wishlists.h"
#include "store/vault/bookrepository.h"
#include "store/vault/rowlistrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int tagsMax = 30;
constexpr int tagCharactersMax = 100;
const SortOption wishSorts[] = {{"position", false, true}, {"title"},        {"author"},
                                {"added", true},           {"edited", true}, {"priority", true}};

store::RowListRepository::Sort sortOf(const QByteArray &id)
{
    using enum store::RowListRepository::Sort;
    return id == "title"   ? Title
        : id == "author"   ? Author
        : id == "added"    ? Added
        : id == "edited"   ? Edited
        : id == "priority" ? Priority
                           : Position;
}

Expected<QJsonObject> represent(Context &context, qint64 space, const domain::Row &row)
{
    store::RowListRepository lists(context.transaction, space);
    store::RowIndexRepository index(context.transaction);
    TRY_ASSIGN(const auto position,
               lists.positionOf(protocol::idFrom(row.fields.value("list").value), row.id));
    TRY_ASSIGN(const auto tags, index.listTags(space, row.id));
    return wishJson(row, position.value_or(0), tags);
}

// The order key that puts a wish at a place of a list; nothing said: at the end.
Expected<protocol::FieldValue> posField(Context &context, qint64 space, const Uuid &list,
                                        const Uuid &wish, std::optional<qint64> position)
{
    store::RowListRepository lists(context.transaction, space);
    TRY_ASSIGN(const auto gap,
               position ? lists.gapAt(list, int(*position), wish) : lists.gapAtEnd(list, wish));
    const QByteArray key =
        domain::orderKeyBetween(gap.before.toLatin1(), gap.after.toLatin1(), randomness());
    return protocol::FieldValue{"pos", QString::fromLatin1(key)};
}

bool hasField(const QList<protocol::FieldValue> &fields, const char *name)
{
    return std::ranges::any_of(fields, [name](const auto &field) { return field.name == name; });
}

// What the catalogue knows stands in for what the caller left out.
Expected<> addCatalogueFields(Context &context, QList<protocol::FieldValue> &fields)
{
    const auto isbn = std::ranges::find(fields, QByteArray("isbn"), &protocol::FieldValue::name);
    if (hasField(fields, "title") || isbn == fields.end()) {
        return {};
    }
    store::BookRepository books(context.transaction);
    TRY_ASSIGN(const auto book, books.findByIsbn(isbn->value.toString()));
    if (!book) {
        return {};
    }
    fields.append({"title", book->title});
    if (!hasField(fields, "authors")) {
        fields.append({"authors", protocol::textsValue(book->authors)});
    }
    if (!hasField(fields, "book_id")) {
        fields.append({"book_id", protocol::idValue(book->id)});
    }
    return {};
}

// Tags are rows of their own; the list given is what stands afterwards.
Expected<> setTags(Context &context, WebEditor &editor, const Uuid &wish, const QJsonObject &body)
{
    if (!body.contains(u"tags"_s)) {
        return {};
    }
    TRY_ASSIGN(QStringList wanted,
               textList(body, u"tags"_s, tagsMax,
                        {.charactersMax = tagCharactersMax, .charactersMin = 1}));
    wanted.removeDuplicates();
    store::RowIndexRepository index(context.transaction);
    TRY_ASSIGN(const auto standing, index.listTags(editor.spaceNumber(), wish));
    for (const QString &tag : standing) {
        if (!wanted.removeOne(tag)) {
            editor.addLife(domain::RowKind::Tag, protocol::tagId(wish, tag), false);
        }
    }
    for (const QString &tag : std::as_const(wanted)) {
        editor.addNew(domain::RowKind::Tag, protocol::tagId(wish, tag),
                      {{"wish", protocol::idValue(wish)}, {"text", tag}});
    }
    return {};
}

Expected<Reply> listWishes(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const auto page, parsePage(request, wishSorts));
    TRY_ASSIGN(const auto lists, shownLists(context));
    TRY_ASSIGN(const auto list, findShownList(lists, id));
    QJsonArray items;
    QString cursor;
    if (!page.isOptionsOnly) {
        store::RowListRepository listing(context.transaction, list.space.n);
        store::RowListRepository::Query query{
            .list = id, .sort = sortOf(page.sort), .isDescending = page.isDescending};
        query.limit = page.limit + 1;
        if (page.after.size() == 2) {
            query.afterKey = page.after.at(0);
            TRY_ASSIGN(query.afterId, Uuid::fromBytes(page.after.at(1).toByteArray()));
        }
        TRY_ASSIGN(auto entries, listing.page(query));
        if (entries.size() > size_t(page.limit)) {
            entries.resize(size_t(page.limit));
            cursor = nextCursor(page, QCborArray{entries.back().key, entries.back().id.toBytes()});
        }
        store::RowRepository rows(context.transaction);
        store::RowIndexRepository index(context.transaction);
        for (const auto &entry : entries) {
            TRY_ASSIGN(const auto stored, rows.find(entry.row));
            TRY_ASSIGN(const auto row, rowFromStored(*stored));
            TRY_ASSIGN(const auto tags, index.listTags(list.space.n, entry.id));
            items.append(wishJson(row, entry.position, tags));
        }
    }
    return Reply::json(pageJson(page, items, cursor, wishSorts, context.locale));
}

Expected<Reply> createWish(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid list, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(const Uuid id, idOfCreation(body, context.clock));
    TRY_ASSIGN(auto fields, wishFields(body));
    TRY_ASSIGN(const auto position, optionalInteger(body, u"position"_s));
    TRY_ASSIGN(const auto lists, shownLists(context));
    TRY_ASSIGN(const auto home, findShownList(lists, list));
    TRY_ASSIGN(auto editor, WebEditor::openIn(context, context.caller.account, home.space.sp));
    TRY_ASSIGN(const auto known, editor.find(domain::RowKind::Wish, id));
    if (known && !known->life.isAlive) {
        return fail(ErrorKind::Conflict, u"a deleted wish has this id"_s, u"id"_s);
    }
    if (!known) {
        TRY(addCatalogueFields(context, fields));
        if (!hasField(fields, "title")) {
            return fail(ErrorKind::Invalid, u"required"_s, u"title"_s);
        }
        TRY_ASSIGN(auto pos, posField(context, editor.spaceNumber(), list, id, position));
        fields.append(std::move(pos));
        fields.append({"list", protocol::idValue(list)});
        if (!hasField(fields, "added_at")) {
            fields.append({"added_at", toEpochMs(context.clock.now())});
        }
        editor.addNew(domain::RowKind::Wish, id, fields);
        TRY(setTags(context, editor, id, body));
        TRY(editor.commit());
    }
    TRY_ASSIGN(const auto row, findShownWish(editor, id));
    TRY_ASSIGN(const QJsonObject wish, represent(context, editor.spaceNumber(), row));
    Reply reply = replyWith(request, wish, known ? 200 : 201);
    reply.headers.append({"Location", "/api/v1/wishes/" + id.toString().toLatin1()});
    return reply;
}

Expected<Reply> getWish(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(auto editor,
               WebEditor::openHolding(context, context.caller.account, domain::RowKind::Wish, id));
    TRY_ASSIGN(const auto row, findShownWish(editor, id));
    TRY_ASSIGN(const QJsonObject wish, represent(context, editor.spaceNumber(), row));
    return replyWith(request, wish);
}

// A wish of another space is another row: its copy goes on there, and what the body says is written
// to it.
Expected<Reply> moveToSpace(const Request &request, Context &context, WebEditor &from,
                            const domain::Row &wish, const ShownList &to)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(auto fields, wishFields(body));
    TRY_ASSIGN(const auto position, optionalInteger(body, u"position"_s));
    TRY_ASSIGN(auto editor, WebEditor::openIn(context, context.caller.account, to.space.sp));
    const Uuid id = Uuid::create(context.clock);
    TRY_ASSIGN(auto pos, posField(context, editor.spaceNumber(), to.row.id, id, position));
    fields.append(std::move(pos));
    TRY(copyWish(context, wish, from, editor, {.id = id, .list = to.row.id, .changed = fields}));
    TRY(editor.commit());
    TRY(from.commit());
    TRY(setTags(context, editor, id, body));
    TRY(editor.commit());
    TRY_ASSIGN(const auto row, findShownWish(editor, id));
    TRY_ASSIGN(const QJsonObject after, represent(context, editor.spaceNumber(), row));
    Reply reply = replyWith(request, after);
    reply.headers.append({"Location", "/api/v1/wishes/" + id.toString().toLatin1()});
    return reply;
}

Expected<Reply> changeWish(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    TRY_ASSIGN(auto fields, wishFields(body));
    TRY_ASSIGN(const auto position, optionalInteger(body, u"position"_s));
    TRY_ASSIGN(const auto target, optionalUuid(body, u"wishlist_id"_s));
    TRY_ASSIGN(auto editor,
               WebEditor::openHolding(context, context.caller.account, domain::RowKind::Wish, id));
    TRY_ASSIGN(const auto row, findShownWish(editor, id));
    TRY_ASSIGN(const QJsonObject before, represent(context, editor.spaceNumber(), row));
    if (hasChangedMeanwhile(request, before)) {
        return changedMeanwhile(request, context);
    }
    const Uuid home = protocol::idFrom(row.fields.value("list").value);
    const bool isMoving = target && *target != home;
    if (isMoving) {
        TRY_ASSIGN(const auto lists, shownLists(context));
        const auto list = findShownList(lists, *target);
        if (!list) {
            return fail(ErrorKind::Invalid, u"unknown"_s, u"wishlist_id"_s);
        }
        if (list->space.sp != editor.space()) {
            return moveToSpace(request, context, editor, row, *list);
        }
        fields.append({"list", protocol::idValue(*target)});
    }
    const bool isReordered = position && *position != before.value(u"position"_s).toInteger();
    if (isMoving || isReordered) {
        TRY_ASSIGN(
            auto pos,
            posField(context, editor.spaceNumber(), isMoving ? *target : home, id, position));
        fields.append(std::move(pos));
    }
    editor.addSet(domain::RowKind::Wish, id, fields);
    TRY(setTags(context, editor, id, body));
    TRY(editor.commit());
    TRY_ASSIGN(const auto changed, findShownWish(editor, id));
    TRY_ASSIGN(const QJsonObject after, represent(context, editor.spaceNumber(), changed));
    return replyWith(request, after);
}

Expected<Reply> deleteWish(const Request &request, Context &context)
{
    TRY_ASSIGN(const Uuid id, uuidArgument(request, u"id"_s));
    TRY_ASSIGN(auto editor,
               WebEditor::openHolding(context, context.caller.account, domain::RowKind::Wish, id));
    TRY_ASSIGN(const auto row, findShownWish(editor, id));
    TRY_ASSIGN(const QJsonObject before, represent(context, editor.spaceNumber(), row));
    if (hasChangedMeanwhile(request, before)) {
        return changedMeanwhile(request, context);
    }
    editor.addLife(domain::RowKind::Wish, id, false);
    TRY(editor.commit());
    return Reply::empty();
}

} // namespace

void addWishRoutes(std::vector<Route> &routes)
{
    const QByteArray wishes = "/api/v1/wishlists/{id}/wishes";
    const QByteArray one = "/api/v1/wishes/{id}";
    routes.push_back({.method = Method::Get,
                      .pattern = wishes,
                      .lane = Lane::Read,
                      .handler = listWishes,
                      .summary = "The wishes of a list."});
    routes.push_back({.method = Method::Post,
                      .pattern = wishes,
                      .lane = Lane::Write,
                      .handler = createWish,
                      .summary = "Puts a book on a list; the same id again is the same wish."});
    routes.push_back({.method = Method::Get,
                      .pattern = one,
                      .lane = Lane::Read,
                      .handler = getWish,
                      .summary = "One wish."});
    routes.push_back(
        {.method = Method::Patch,
         .pattern = one,
         .lane = Lane::Write,
         .handler = changeWish,
         .summary = "Changes a wish, moves it in its list or to another (merge-patch)."});
    routes.push_back({.method = Method::Delete,
                      .pattern = one,
                      .lane = Lane::Write,
                      .handler = deleteWish,
                      .summary = "Puts a wish into the Trash."});
}

} // namespace endpaper::server
