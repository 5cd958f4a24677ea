// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/row.h"
#include "domain/wish.h"
#include "protocol/messages.h"

#include <span>

// The registers of each kind (sync.md §5), what values they hold on the wire, and the typed views
// of them.
namespace endpaper::protocol {

enum class FieldType : quint8 {
    Id, // 16 bytes; UUID text in JSON
    Text, // text
    Flag, // bool
    Integer, // integer; times are milliseconds since 1970, UTC
    Date, // text "2026-11-21"
    Texts, // array of texts
    Money, // map {minor: integer, currency: "EUR"}
    Any, // whatever it is: pref.value, saved_search.place
};

struct FieldSpec
{
    const char *name;
    FieldType type;
    bool isRequired = false; // `new` must carry it, and it is never null
};

// In a fixed order; new fields are appended.
[[nodiscard]] std::span<const FieldSpec> fieldsOf(domain::RowKind kind);
[[nodiscard]] const FieldSpec *findField(domain::RowKind kind, QByteArrayView name);

// Type, size and form of a value. Unknown fields take anything within the limits; null is fine
// unless required. Invalid (or TooLarge) with the field's name.
[[nodiscard]] Expected<> checkValue(domain::RowKind kind, QByteArrayView field,
                                    const QCborValue &value);
// The whole op: required fields of a `new`, no doubled field, every value.
[[nodiscard]] Expected<> checkOp(const Op &op);

// Ids are bytes in rows; a text that is a UUID becomes that, for fields of type Id.
[[nodiscard]] QCborValue canonicalValue(domain::RowKind kind, QByteArrayView field,
                                        QCborValue value);

// Typed view of a row's registers. What cannot be read (a newer enum value, a damaged ISBN) takes
// the field's default; the register itself stays as it is.
[[nodiscard]] domain::Wish wishFrom(const domain::Row &row);
[[nodiscard]] domain::ListInfo listFrom(const domain::Row &row);
// All registers of a new row. `onlyDifferent` leaves out what equals a default-made value (the
// required ones and added_at stay): a `new` carries what matters.
enum class Completeness { All, OnlyDifferent };
[[nodiscard]] QList<FieldValue> fieldsFrom(const domain::Wish &wish, Completeness completeness);
[[nodiscard]] QList<FieldValue> fieldsFrom(const domain::ListInfo &list, Completeness completeness);
// The registers in which `after` differs: what a `set` carries.
[[nodiscard]] QList<FieldValue> changedFields(const domain::Wish &before,
                                              const domain::Wish &after);
[[nodiscard]] QList<FieldValue> changedFields(const domain::ListInfo &before,
                                              const domain::ListInfo &after);

// Single values.
[[nodiscard]] QCborValue idValue(const Uuid &id); // null for nil
[[nodiscard]] Uuid idFrom(const QCborValue &value); // nil if it is none
[[nodiscard]] QCborValue moneyValue(const std::optional<domain::Money> &money);
[[nodiscard]] std::optional<domain::Money> moneyFrom(const QCborValue &value);
[[nodiscard]] QCborValue textsValue(const QStringList &texts);
[[nodiscard]] QStringList textsFrom(const QCborValue &value);

// The id of the space in which an account keeps its own lists and wishes.
[[nodiscard]] Uuid homeSpaceOf(const Uuid &account);
// Derived ids: the same tag added twice is one row, a preference is its name.
[[nodiscard]] Uuid tagId(const Uuid &wish, QStringView text);
[[nodiscard]] Uuid prefId(const Uuid &account, QByteArrayView name);

} // namespace endpaper::protocol
