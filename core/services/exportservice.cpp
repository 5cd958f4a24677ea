// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/exportservice.h"

#include "exchange/listwriter.h"
#include "store/cache/wishrows.h"

#include <QSaveFile>

namespace endpaper::services {

namespace {

using Wishes = std::vector<exchange::ExportedWish>;

Expected<Wishes> readWishes(store::Transaction &transaction, const Uuid &list)
{
    TRY_ASSIGN(const auto lists, store::listLists(transaction));
    QHash<Uuid, domain::ListInfo> infos;
    for (const store::CachedList &cached : lists) {
        infos.insert(cached.info.id, cached.info);
    }
    TRY_ASSIGN(const auto lines,
               list.isNil() ? store::listAllWishes(transaction)
                            : store::listWishes(transaction, list));
    Wishes wishes;
    wishes.reserve(size_t(lines.size()));
    for (const store::WishLine &line : lines) {
        TRY_ASSIGN(auto cached, store::findWish(transaction, line.id));
        if (!cached) {
            continue;
        }
        exchange::ExportedWish wish{.wish = std::move(cached->wish)};
        if (const auto info = infos.constFind(line.list); info != infos.cend()) {
            wish.listName = info->name;
            wish.listRole = info->role;
        }
        for (const store::CachedTag &tag : cached->tags) {
            wish.tags += tag.text;
        }
        wishes.push_back(std::move(wish));
    }
    return wishes;
}

template <typename Write> Expected<> save(const QString &path, Write write)
{
    QSaveFile file(path);
    if (path.isEmpty() || !file.open(QIODevice::WriteOnly)) {
        return fail(ErrorKind::Unavailable, file.errorString());
    }
    TRY(write(file));
    if (!file.commit()) {
        return fail(ErrorKind::Unavailable, file.errorString());
    }
    return {};
}

} // namespace

QFuture<Expected<int>> ExportService::writeList(const Uuid &list, const QString &path)
{
    return m_workspace
        .read([list](store::Transaction &transaction) { return readWishes(transaction, list); })
        .then(QtFuture::Launch::Async, [path](const Expected<Wishes> &wishes) -> Expected<int> {
            if (!wishes) {
                return tl::unexpected(wishes.error());
            }
            const auto format =
                exchange::exportFormatOf(path).value_or(exchange::ExportFormat::Csv);
            TRY(save(path, [&wishes, format](QIODevice &file) {
                return exchange::writeWishesAs(format, file, *wishes);
            }));
            return int(wishes->size());
        });
}

QFuture<Expected<>> ExportService::writeBytes(const QByteArray &bytes, const QString &path)
{
    QByteArray content = bytes;
    return QtFuture::makeReadyFuture(std::move(content))
        .then(QtFuture::Launch::Async, [path](const QByteArray &written) {
            return save(path, [&written](QIODevice &file) -> Expected<> {
                if (file.write(written) != written.size()) {
                    return fail(ErrorKind::Unavailable, file.errorString());
                }
                return {};
            });
        });
}

} // namespace endpaper::services
