// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/paging.h"

#include "server/api/json.h"
#include "server/api/problem.h"

#include <QCborValue>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype cursorCharactersMax = 4096;

QByteArray sortText(const PageQuery &page)
{
    return page.sort.isEmpty() ? QByteArray() : page.sort + (page.isDescending ? ":desc" : ":asc");
}

const SortOption *findOption(std::span<const SortOption> options, QByteArrayView id)
{
    for (const SortOption &option : options) {
        if (option.id == id) {
            return &option;
        }
    }
    return nullptr;
}

Expected<> readSort(const Request &request, std::span<const SortOption> options, PageQuery &page)
{
    for (const SortOption &option : options) {
        if (option.isDefault) {
            page.sort = option.id;
            page.isDescending = option.isDescendingFirst;
        }
    }
    const QString asked = queryText(request, u"sort"_s);
    if (asked.isEmpty()) {
        return {};
    }
    const QStringList parts = asked.split(u':');
    const SortOption *option = findOption(options, parts.first().toUtf8());
    const bool hasDirection = parts.size() == 2 && (parts[1] == "asc"_L1 || parts[1] == "desc"_L1);
    if (!option || parts.size() > 2 || (parts.size() == 2 && !hasDirection)) {
        return fail(ErrorKind::Invalid, u"unknown_sort"_s, u"?sort"_s);
    }
    page.sort = option->id;
    page.isDescending = hasDirection ? parts[1] == "desc"_L1 : option->isDescendingFirst;
    return {};
}

} // namespace

Expected<PageQuery> parsePage(const Request &request, std::span<const SortOption> options)
{
    PageQuery page;
    TRY_ASSIGN(const auto limit, queryInteger(request, u"limit"_s, {1, pageLimitMax}));
    page.limit = int(limit.value_or(pageLimitDefault));
    page.isOptionsOnly = queryText(request, u"sort_options_only"_s) == "true"_L1;
    TRY(readSort(request, options, page));

    const QString cursor = queryText(request, u"cursor"_s);
    if (!cursor.isEmpty()) {
        const auto bytes = QByteArray::fromBase64Encoding(
            cursor.left(cursorCharactersMax).toLatin1(),
            QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals
                | QByteArray::AbortOnBase64DecodingErrors);
        const QCborArray parts = QCborValue::fromCbor(*bytes).toArray();
        if (!bytes || parts.size() != 2 || !parts[1].isArray()
            || parts[0].toByteArray() != sortText(page)) {
            return fail(ErrorKind::Invalid, u"bad_cursor"_s, u"?cursor"_s);
        }
        page.after = parts[1].toArray();
    }
    return page;
}

QString nextCursor(const PageQuery &page, const QCborArray &key)
{
    const QByteArray bytes = QCborValue(QCborArray{sortText(page), key}).toCbor();
    return QString::fromLatin1(
        bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QJsonObject pageJson(const PageQuery &page, const QJsonArray &items, const QString &cursor,
                     std::span<const SortOption> options, const QLocale &locale)
{
    QJsonArray sortOptions;
    for (const SortOption &option : options) {
        const QString id = QString::fromLatin1(option.id);
        sortOptions.append(
            QJsonObject{{u"id"_s, id},
                        {u"direction"_s, option.isDescendingFirst ? u"desc"_s : u"asc"_s},
                        {u"label"_s, words(u"sort."_s % id, locale)},
                        {u"default"_s, option.isDefault}});
    }
    if (page.isOptionsOnly) {
        return {{u"sort_options"_s, sortOptions}};
    }
    return {{u"items"_s, items},
            {u"next_cursor"_s, cursor.isEmpty() ? QJsonValue() : QJsonValue(cursor)},
            {u"sort"_s, QString::fromLatin1(sortText(page))},
            {u"sort_options"_s, sortOptions}};
}

} // namespace endpaper::server
