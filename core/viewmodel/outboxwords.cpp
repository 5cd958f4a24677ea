// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/outboxwords.h"

#include "protocol/schema.h"
#include "viewmodel/words.h"

#include <QCborArray>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <limits>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

struct OutboxWords
{
    Q_DECLARE_TR_FUNCTIONS(OutboxWords)
};

// Null for what a reader has no name for.
const char *fieldName(const QByteArray &field)
{
    static const QHash<QByteArray, const char *> names = {
        {"title", QT_TRANSLATE_NOOP("OutboxWords", "Title")},
        {"authors", QT_TRANSLATE_NOOP("OutboxWords", "Authors")},
        {"isbn", QT_TRANSLATE_NOOP("OutboxWords", "ISBN")},
        {"note", QT_TRANSLATE_NOOP("OutboxWords", "Note")},
        {"limit_total", QT_TRANSLATE_NOOP("OutboxWords", "Target")},
        {"limit_condition", QT_TRANSLATE_NOOP("OutboxWords", "Least condition")},
        {"list", QT_TRANSLATE_NOOP("OutboxWords", "List")},
        {"pos", QT_TRANSLATE_NOOP("OutboxWords", "Place")},
        {"want", QT_TRANSLATE_NOOP("OutboxWords", "Want")},
        {"own", QT_TRANSLATE_NOOP("OutboxWords", "Own")},
        {"priority", QT_TRANSLATE_NOOP("OutboxWords", "Priority")},
        {"name", QT_TRANSLATE_NOOP("OutboxWords", "Name")},
        {"published", QT_TRANSLATE_NOOP("OutboxWords", "Year")},
        {"edition_mode", QT_TRANSLATE_NOOP("OutboxWords", "Edition")},
    };
    return names.value(field);
}

QString fieldWords(const QByteArray &field)
{
    const char *name = fieldName(field);
    return name ? OutboxWords::tr(name) : OutboxWords::tr("A detail");
}

QString valueWords(const QByteArray &field, const QCborValue &value)
{
    if (value.isNull() || value.isUndefined()) {
        return OutboxWords::tr("nothing");
    }
    if (value.isBool()) {
        return value.toBool() ? OutboxWords::tr("yes") : OutboxWords::tr("no");
    }
    if (field == "limit_total") {
        const auto money = protocol::moneyFrom(value);
        return money ? words::money(*money) : OutboxWords::tr("nothing");
    }
    if (value.isArray()) {
        return protocol::textsFrom(value).join(u", "_s);
    }
    return value.isInteger() ? words::number(value.toInteger()) : value.toString();
}

QString whyWords(const QString &why, const QByteArray &field = {})
{
    if (why == u"denied") {
        return OutboxWords::tr("You may not change this list any more.");
    }
    if (why == u"quota") {
        return OutboxWords::tr("Your account is full.");
    }
    if (why == u"gone") {
        return OutboxWords::tr("It was deleted elsewhere.");
    }
    if (why == u"invalid") {
        const char *name = fieldName(field);
        return name
            ? OutboxWords::tr("The server did not take this: %1.").arg(OutboxWords::tr(name))
            : OutboxWords::tr("The server does not know what to do with it.");
    }
    return OutboxWords::tr("The server did not take it.");
}

} // namespace

QString changeWords(const store::WaitingChange &change)
{
    if (change.kind == domain::RowKind::Pref) {
        return OutboxWords::tr("A setting");
    }
    if (change.kind == domain::RowKind::Claim) {
        return OutboxWords::tr("“I buy this one”");
    }
    switch (change.op) {
    case protocol::OpKind::New:
        return change.kind == domain::RowKind::Tag ? OutboxWords::tr("Tag %1").arg(change.title)
                                                   : OutboxWords::tr("New: %1").arg(change.title);
    case protocol::OpKind::Life:
        return change.isAlive ? OutboxWords::tr("%1 brought back").arg(change.title)
                              : OutboxWords::tr("%1 removed").arg(change.title);
    case protocol::OpKind::Pos:
        return OutboxWords::tr("Place of %1").arg(change.title);
    case protocol::OpKind::Set:
        break;
    }
    if (change.field == "pos") {
        return OutboxWords::tr("Place of %1").arg(change.title);
    }
    if (change.field == "list") {
        return OutboxWords::tr("%1 moved to another list").arg(change.title);
    }
    if (change.before.isUndefined()) {
        return OutboxWords::tr("%1 of %2: %3")
            .arg(fieldWords(change.field), change.title, valueWords(change.field, change.after));
    }
    //: a change that waits: "Target of Stoner €8 → €6"
    return OutboxWords::tr("%1 of %2 %3 → %4")
        .arg(fieldWords(change.field), change.title, valueWords(change.field, change.before),
             valueWords(change.field, change.after));
}

QList<OutboxModel::Entry> outboxEntries(const QList<store::WaitingChange> &waiting,
                                        const QList<store::WaitingChange> &refused, Instant now)
{
    QList<OutboxModel::Entry> entries;
    qint64 id = -1;
    for (const store::WaitingChange &change : refused) {
        entries += OutboxModel::Entry{
            .id = id--,
            .words = changeWords(change) + u". "_s
                + (change.kind == domain::RowKind::Claim && change.why == u"denied"
                       ? OutboxWords::tr("Somebody else buys it already.")
                       : whyWords(change.why, change.whyField)),
            .sinceText = words::ago(change.madeAt, now),
            .isRefused = true,
            .group = change.number};
    }
    // One entry a change: a group's number and its place in it.
    quint64 number = 0;
    int place = 0;
    for (const store::WaitingChange &change : waiting) {
        place = change.number == number ? place + 1 : 0;
        number = change.number;
        entries += OutboxModel::Entry{.id = qint64(number) * 4096 + place,
                                      .words = changeWords(change),
                                      .sinceText = words::ago(change.madeAt, now)};
    }
    return entries;
}

namespace {

QString commandWords(const store::Command &command)
{
    if (command.method == "DELETE") {
        return OutboxWords::tr("An offer taken back");
    }
    const QJsonObject body = QJsonDocument::fromJson(command.body).object();
    const QString title = body["title"_L1].toString();
    const QString kind = body["kind"_L1].toString();
    if (kind == u"swap") {
        return OutboxWords::tr("Offer: %1, to swap").arg(title);
    }
    if (kind == u"lend") {
        return OutboxWords::tr("Offer: %1, to lend").arg(title);
    }
    if (kind == u"sell") {
        return OutboxWords::tr("Offer: %1, for sale").arg(title);
    }
    return OutboxWords::tr("Offer: %1, to give away").arg(title);
}

QString commandWhyWords(const store::Command &command)
{
    switch (command.status) {
    case 0:
        return OutboxWords::tr("What it needs was not taken.");
    case 403:
        return OutboxWords::tr("Your account may not do this.");
    case 404:
    case 410:
        return OutboxWords::tr("It was deleted elsewhere.");
    case 413:
    case 429:
        return OutboxWords::tr("Your account is full.");
    default:
        return whyWords({});
    }
}

} // namespace

QList<OutboxModel::Entry> commandEntries(const QList<store::Command> &commands, Instant now)
{
    QList<OutboxModel::Entry> entries;
    qint64 id = std::numeric_limits<qint64>::min(); // far below those of refused changes
    for (const store::Command &command : commands) {
        const bool isRefused = command.state == store::CommandState::Refused;
        entries += OutboxModel::Entry{.id = id++,
                                      .words = isRefused ? commandWords(command) + u". "_s
                                              + commandWhyWords(command)
                                                         : commandWords(command),
                                      .sinceText = words::ago(command.madeAt, now),
                                      .isRefused = isRefused,
                                      .command = command.id.toString()};
    }
    return entries;
}

namespace {

QString sideWords(const store::Conflict &conflict, const store::ConflictSide &side)
{
    if (conflict.field == "life") {
        return side.value.toBool() ? OutboxWords::tr("kept, with its changes")
                                   : OutboxWords::tr("removed");
    }
    return valueWords(conflict.field, side.value);
}

QString whereWords(const store::ConflictSide &side, Instant now)
{
    const QString where = side.isHere ? OutboxWords::tr("on this computer")
        : side.deviceName.isEmpty()   ? OutboxWords::tr("on another device")
                                      : OutboxWords::tr("on %1").arg(side.deviceName);
    return OutboxWords::tr("%1, %2", "where a value was written, and when")
        .arg(where, words::ago(side.writtenAt, now));
}

} // namespace

QList<ConflictModel::Entry> conflictEntries(const QList<store::Conflict> &conflicts, Instant now)
{
    QList<ConflictModel::Entry> entries;
    for (const store::Conflict &conflict : conflicts) {
        const QString what = conflict.field == "life"
            ? OutboxWords::tr("%1: changed in one place, removed in another").arg(conflict.title)
            : OutboxWords::tr("%1 of %2").arg(fieldWords(conflict.field), conflict.title);
        entries += ConflictModel::Entry{.number = conflict.number,
                                        .what = what,
                                        .nowText = sideWords(conflict, conflict.now),
                                        .nowWhere = whereWords(conflict.now, now),
                                        .otherText = sideWords(conflict, conflict.other),
                                        .otherWhere = whereWords(conflict.other, now)};
    }
    return entries;
}

} // namespace endpaper::viewmodel
