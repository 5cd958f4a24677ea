// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/row.h"

#include <QtEndian>

namespace endpaper::domain {

QByteArray Stamp::toBytes() const
{
    QByteArray bytes(16, Qt::Uninitialized);
    qToBigEndian(time, bytes.data());
    qToBigEndian(device, bytes.data() + 8);
    return bytes;
}

std::optional<Stamp> Stamp::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != 16) {
        return std::nullopt;
    }
    return Stamp{qFromBigEndian<quint64>(bytes.data()), qFromBigEndian<quint64>(bytes.data() + 8)};
}

namespace {
struct KindName
{
    RowKind kind;
    const char *name;
};
constexpr KindName kindNames[] = {
    {RowKind::List, "list"},
    {RowKind::Wish, "wish"},
    {RowKind::Tag, "tag"},
    {RowKind::SavedSearch, "saved_search"},
    {RowKind::Pref, "pref"},
    {RowKind::Claim, "claim"},
};
} // namespace

QByteArray rowKindName(RowKind kind)
{
    for (const auto &entry : kindNames) {
        if (entry.kind == kind) {
            return entry.name;
        }
    }
    Q_UNREACHABLE();
}

std::optional<RowKind> rowKind(QByteArrayView name)
{
    for (const auto &entry : kindNames) {
        if (name == QByteArrayView(entry.name)) {
            return entry.kind;
        }
    }
    return std::nullopt;
}

} // namespace endpaper::domain
