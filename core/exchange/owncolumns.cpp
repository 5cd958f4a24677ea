// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/condition.h"
#include "exchange/owncells.h"
#include "exchange/tableformat.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;
using domain::Condition;
using domain::Isbn;
using domain::Limits;
using domain::Wish;

namespace {

// One pair of write() and read() for each kind of value; false: the cell is none of ours.
QString write(const QString &text) { return guardedText(text); }
bool read(const QString &cell, QString &text)
{
    text = unguardedText(cell);
    return true;
}

QString write(const QStringList &texts) { return listCell(texts); }
bool read(const QString &cell, QStringList &texts)
{
    texts = textsOfCell(cell);
    return true;
}

QString write(bool mark) { return mark ? u"yes"_s : u"no"_s; }
bool read(const QString &cell, bool &mark)
{
    const QString plain = cell.trimmed().toLower();
    const bool isYes = plain == u"yes" || plain == u"true" || plain == u"1";
    const bool isNo = plain.isEmpty() || plain == u"no" || plain == u"false" || plain == u"0";
    mark = isYes || isNo ? isYes : mark;
    return isYes || isNo;
}

QString write(int number) { return QString::number(number); }
bool read(const QString &cell, int &number)
{
    bool isNumber = false;
    const int value = cell.trimmed().toInt(&isNumber);
    number = isNumber ? value : number;
    return isNumber;
}

// The hyphen keeps a spreadsheet from taking it for a number and rounding it.
QString write(const Isbn &isbn) { return isbn.toString13().insert(3, u'-'); }
bool read(const QString &cell, std::optional<Isbn> &isbn)
{
    const auto found = Isbn::read(cell);
    if (found) {
        isbn = *found;
    }
    return found || found.error() == domain::IsbnProblem::Empty;
}

QString write(const QList<Isbn> &isbns)
{
    QStringList texts;
    for (const Isbn &isbn : isbns) {
        texts += write(isbn);
    }
    return listCell(texts);
}
bool read(const QString &cell, QList<Isbn> &isbns)
{
    isbns.clear();
    bool isRead = true;
    for (const QString &text : textsOfCell(cell)) {
        std::optional<Isbn> isbn;
        isRead = read(text, isbn) && isRead;
        if (isbn) {
            isbns += *isbn;
        }
    }
    return isRead;
}

QString write(const domain::Money &money) { return moneyCell(money); }
bool read(const QString &cell, std::optional<domain::Money> &money)
{
    money = moneyOfCell(cell);
    return money || cell.trimmed().isEmpty();
}

QString write(QDate date) { return date.toString(Qt::ISODate); }
bool read(const QString &cell, std::optional<QDate> &date)
{
    date = readDate(cell);
    return date || cell.trimmed().isEmpty();
}

bool read(const QString &cell, std::optional<int> &number)
{
    number.reset();
    int value = 0;
    if (cell.trimmed().isEmpty()) {
        return true;
    }
    const bool isRead = read(cell, value);
    number = isRead ? std::optional(value) : std::nullopt;
    return isRead;
}

QString write(Instant instant) { return toRfc3339(instant); }
bool read(const QString &cell, Instant &instant)
{
    const auto parsed = parseRfc3339(cell.trimmed());
    instant = parsed ? *parsed : instant;
    return parsed.has_value();
}

QString write(Condition condition)
{
    return condition == Condition::Unknown ? QString() : domain::conditionName(condition);
}
bool read(const QString &cell, Condition &condition)
{
    const auto found = domain::conditionFromName(cell.trimmed());
    condition = found.value_or(Condition::Unknown);
    return found || cell.trimmed().isEmpty();
}

template <typename Enum>
requires std::is_enum_v<Enum> QString write(Enum value) { return domain::wireName(value); }
template <typename Enum>
requires std::is_enum_v<Enum>
bool read(const QString &cell, Enum &value)
{
    const auto found = domain::fromWireName<Enum>(cell.trimmed());
    value = found.value_or(value);
    return found.has_value();
}

template <typename Value> QString write(const std::optional<Value> &value)
{
    return value ? write(*value) : QString();
}

template <auto member> OwnColumn ofWish(QStringView name)
{
    return {name, [](const ExportedWish &wish) { return write(wish.wish.*member); },
            [](const QString &cell, ExportedWish &wish) { return read(cell, wish.wish.*member); }};
}
template <auto member> OwnColumn ofLimits(QStringView name)
{
    return {name, [](const ExportedWish &wish) { return write(wish.wish.limits.*member); },
            [](const QString &cell, ExportedWish &wish) {
                return read(cell, wish.wish.limits.*member);
            }};
}
template <auto member> OwnColumn ofExport(QStringView name)
{
    return {name, [](const ExportedWish &wish) { return write(wish.*member); },
            [](const QString &cell, ExportedWish &wish) { return read(cell, wish.*member); }};
}

} // namespace

std::span<const OwnColumn> ownColumns()
{
    // What a person looks for first stands first.
    static const std::array columns{ofWish<&Wish::title>(u"title"),
                                    ofWish<&Wish::authors>(u"authors"),
                                    ofWish<&Wish::isbn>(u"isbn"),
                                    ofWish<&Wish::published>(u"published"),
                                    ofWish<&Wish::series>(u"series"),
                                    ofWish<&Wish::seriesNumber>(u"series_no"),
                                    ofExport<&ExportedWish::listName>(u"list"),
                                    ofExport<&ExportedWish::listRole>(u"list_role"),
                                    ofExport<&ExportedWish::tags>(u"tags"),
                                    ofWish<&Wish::note>(u"note"),
                                    ofWish<&Wish::want>(u"want"),
                                    ofWish<&Wish::own>(u"own"),
                                    ofWish<&Wish::state>(u"state"),
                                    ofWish<&Wish::priority>(u"priority"),
                                    ofWish<&Wish::rating>(u"rating"),
                                    ofLimits<&Limits::total>(u"limit_total"),
                                    ofLimits<&Limits::condition>(u"limit_condition"),
                                    ofLimits<&Limits::distanceMetres>(u"limit_distance_m"),
                                    ofLimits<&Limits::words>(u"words"),
                                    ofLimits<&Limits::notWords>(u"not_words"),
                                    ofWish<&Wish::editionMode>(u"edition_mode"),
                                    ofWish<&Wish::editionIsbns>(u"edition_isbns"),
                                    ofWish<&Wish::editionLanguages>(u"edition_languages"),
                                    ofWish<&Wish::alert>(u"alert"),
                                    ofWish<&Wish::askNeighbours>(u"ask_neighbours"),
                                    ofWish<&Wish::readFrom>(u"read_from"),
                                    ofWish<&Wish::readTo>(u"read_to"),
                                    ofWish<&Wish::boughtTotal>(u"bought_total"),
                                    ofWish<&Wish::boughtAt>(u"bought_at"),
                                    ofWish<&Wish::addedAt>(u"added_at"),
                                    ofWish<&Wish::sourceKey>(u"source_key"),
                                    ofWish<&Wish::coverHint>(u"cover_hint")};
    return columns;
}

} // namespace endpaper::exchange
