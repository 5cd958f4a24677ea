// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wire.h"

namespace endpaper::protocol {

using wire::Reader;
using wire::Writer;

namespace {
void writeName(Writer &writer, const RowName &name)
{
    writer.text(QByteArrayView(name.kind));
    writer.id(name.id);
}

void writeNames(Writer &writer, const QList<RowName> &names)
{
    writer.array(quint64(names.size()));
    for (const RowName &name : names) {
        writer.array(2);
        writeName(writer, name);
    }
}

RowPrint readPrint(Reader &reader, int parts)
{
    RowPrint print;
    int at = 0;
    reader.readArray(parts, [&] {
        switch (at++) {
        case 0:
            print.row.kind = reader.shortText(fieldNameBytesMax);
            break;
        case 1:
            print.row.id = reader.id();
            break;
        default:
            print.digest = reader.opaque();
        }
    });
    if (at != parts) {
        reader.fail("[kind, id, ..] is wanted");
    }
    return print;
}

void readNames(Reader &reader, QList<RowName> &names)
{
    reader.readArray(repairRowsMax, [&] { names.append(readPrint(reader, 2).row); });
}

void writeBuckets(Writer &writer, const QList<int> &buckets)
{
    writer.array(quint64(buckets.size()));
    for (const int bucket : buckets) {
        writer.integer(bucket);
    }
}

void readBuckets(Reader &reader, QList<int> &buckets)
{
    reader.readArray(repairBuckets, [&] {
        const quint64 bucket = reader.number();
        if (bucket >= quint64(repairBuckets)) {
            reader.fail("out of range");
        }
        buckets.append(int(bucket));
    });
}

RepairRequest readRepairRequest(Reader &reader)
{
    RepairRequest message;
    reader.readMap({"sp"}, [&](QByteArrayView key) {
        if (key == "sp") {
            message.space = reader.id();
        } else if (key == "fork") {
            message.fork = reader.number();
        } else if (key == "marks") {
            reader.readArray(marksMax, [&] { message.marks.append(reader.mark()); });
        } else if (key == "buckets") {
            reader.readArray(repairBuckets, [&] { message.buckets.append(reader.opaque()); });
            if (reader.isOk() && !message.buckets.isEmpty()
                && message.buckets.size() != repairBuckets) {
                reader.fail("not all buckets");
            }
        } else if (key == "list") {
            readBuckets(reader, message.list);
        } else if (key == "rows") {
            QList<ForeignRow> ignored;
            wire::readRows(reader, repairRowsMax, message.rows, ignored);
        } else if (key == "want") {
            readNames(reader, message.want);
        } else {
            return false;
        }
        return true;
    });
    return message;
}

RepairReply readRepairReply(Reader &reader)
{
    RepairReply message;
    reader.readMap({"now", "fork"}, [&](QByteArrayView key) {
        if (key == "now") {
            message.now = fromEpochMs(reader.integer());
        } else if (key == "fork") {
            message.fork = reader.number();
        } else if (key == "floor") {
            message.floor = reader.number();
        } else if (key == "differ") {
            readBuckets(reader, message.differ);
        } else if (key == "listed") {
            readBuckets(reader, message.listed);
        } else if (key == "mine") {
            reader.readArray(repairPrintsMax, [&] { message.mine.append(readPrint(reader, 3)); });
        } else if (key == "rows") {
            wire::readRows(reader, 2 * repairRowsMax, message.rows, message.foreign);
        } else if (key == "refused") {
            readNames(reader, message.refused);
        } else {
            return false;
        }
        return true;
    });
    return message;
}
} // namespace

QByteArray encode(const RepairRequest &message, Form form)
{
    Writer writer(form);
    writer.map(7);
    writer.key("sp");
    writer.id(message.space);
    writer.key("fork");
    writer.number(message.fork);
    writer.key("marks");
    writer.array(quint64(message.marks.size()));
    for (const Mark &mark : message.marks) {
        writer.mark(mark);
    }
    writer.key("buckets");
    writer.array(quint64(message.buckets.size()));
    for (const quint64 bucket : message.buckets) {
        writer.opaque(bucket);
    }
    writer.key("list");
    writeBuckets(writer, message.list);
    writer.key("rows");
    wire::writeRows(writer, message.rows, {});
    writer.key("want");
    writeNames(writer, message.want);
    return wire::finished(writer);
}

QByteArray encode(const RepairReply &message, Form form)
{
    Writer writer(form);
    writer.map(8);
    writer.key("now");
    writer.integer(toEpochMs(message.now));
    writer.key("fork");
    writer.number(message.fork);
    writer.key("floor");
    writer.number(message.floor);
    writer.key("differ");
    writeBuckets(writer, message.differ);
    writer.key("listed");
    writeBuckets(writer, message.listed);
    writer.key("mine");
    writer.array(quint64(message.mine.size()));
    for (const RowPrint &print : message.mine) {
        writer.array(3);
        writeName(writer, print.row);
        writer.opaque(print.digest);
    }
    writer.key("rows");
    wire::writeRows(writer, message.rows, message.foreign);
    writer.key("refused");
    writeNames(writer, message.refused);
    return wire::finished(writer);
}

Expected<RepairRequest> decodeRepairRequest(QByteArrayView bytes, Form form)
{
    return wire::decodeMessage(bytes, form, readRepairRequest);
}

Expected<RepairReply> decodeRepairReply(QByteArrayView bytes, Form form)
{
    return wire::decodeMessage(bytes, form, readRepairReply);
}

} // namespace endpaper::protocol
