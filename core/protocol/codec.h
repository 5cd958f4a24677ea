// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "protocol/live.h"
#include "protocol/messages.h"

// Messages to bytes and back. Decoding is strict and bounded: a wrong type, a length beyond the
// limit, a missing key is Invalid with `field` naming it (TooLarge for limits); unknown keys are
// skipped. Pure functions, any thread.
namespace endpaper::protocol {

enum class Form {
    Cbor, // application/cbor: what programs speak
    Json, // application/json: the same shapes, for debugging
};
// By media type, parameters ignored; Unsupported for another. An empty type is Cbor.
[[nodiscard]] Expected<Form> formOf(QByteArrayView mediaType);
[[nodiscard]] QByteArray mediaTypeOf(Form form);

[[nodiscard]] QByteArray encode(const HelloRequest &message, Form form = Form::Cbor);
[[nodiscard]] QByteArray encode(const HelloReply &message, Form form = Form::Cbor);
[[nodiscard]] QByteArray encode(const PushRequest &message, Form form = Form::Cbor);
[[nodiscard]] QByteArray encode(const PushReply &message, Form form = Form::Cbor);
[[nodiscard]] QByteArray encode(const PullRequest &message, Form form = Form::Cbor);
[[nodiscard]] QByteArray encode(const PullReply &message, Form form = Form::Cbor);
[[nodiscard]] QByteArray encode(const RepairRequest &message, Form form = Form::Cbor);
[[nodiscard]] QByteArray encode(const RepairReply &message, Form form = Form::Cbor);
[[nodiscard]] QByteArray encode(const Refusal &message, Form form = Form::Cbor);

[[nodiscard]] Expected<HelloRequest> decodeHelloRequest(QByteArrayView bytes,
                                                        Form form = Form::Cbor);
[[nodiscard]] Expected<HelloReply> decodeHelloReply(QByteArrayView bytes, Form form = Form::Cbor);
[[nodiscard]] Expected<PushRequest> decodePushRequest(QByteArrayView bytes, Form form = Form::Cbor);
[[nodiscard]] Expected<PushReply> decodePushReply(QByteArrayView bytes, Form form = Form::Cbor);
[[nodiscard]] Expected<PullRequest> decodePullRequest(QByteArrayView bytes, Form form = Form::Cbor);
[[nodiscard]] Expected<PullReply> decodePullReply(QByteArrayView bytes, Form form = Form::Cbor);
[[nodiscard]] Expected<RepairRequest> decodeRepairRequest(QByteArrayView bytes,
                                                          Form form = Form::Cbor);
[[nodiscard]] Expected<RepairReply> decodeRepairReply(QByteArrayView bytes, Form form = Form::Cbor);
[[nodiscard]] Expected<Refusal> decodeRefusal(QByteArrayView bytes, Form form = Form::Cbor);

// Live frames, ready for sendBinaryMessage() (flag byte first, zlib from 1 KiB) or, as Json,
// sendTextMessage().
[[nodiscard]] QByteArray encodeFrame(const LiveMessage &message, Form form = Form::Cbor);
[[nodiscard]] Expected<LiveMessage> decodeFrame(QByteArrayView frame, Form form = Form::Cbor);

// One group as the outbox and the push log keep it, always CBOR.
[[nodiscard]] QByteArray encodeGroup(const Group &group);
[[nodiscard]] Expected<Group> decodeGroup(QByteArrayView bytes);
[[nodiscard]] qsizetype encodedBytes(const Op &op);
// "ok", "invalid" …, as on the wire.
[[nodiscard]] QLatin1StringView resultName(GroupResult result);
// The same request from groups that are already encoded: the bytes go out as they rest.
[[nodiscard]] QByteArray encodePush(const Uuid &account, quint64 device, quint64 from,
                                    quint64 chain, const QList<QByteArray> &groups);
// One result as the push log keeps it, always CBOR.
[[nodiscard]] QByteArray encodeResult(const PushedGroup &result);
[[nodiscard]] Expected<PushedGroup> decodeResult(QByteArrayView bytes);

// The running hash that tells a cloned or restored device: over the previous one and what names the
// group (number, space, base, stamp, kinds and ids of its ops). 0 before the first group.
[[nodiscard]] quint64 nextChain(quint64 previous, const Group &group);

// A row as a pull carries it, and its parts for a store that keeps `f` ready to send: the map
// {field: [value, stamp]}, a list register as [value, stamp, seq], one with a generation as
// [value, stamp, seq, gen].
[[nodiscard]] QByteArray encodeRow(const domain::Row &row);
[[nodiscard]] QByteArray encodeFields(domain::RowKind kind, const domain::Fields &fields);
[[nodiscard]] QByteArray encodeRow(domain::RowKind kind, const Uuid &id, quint64 seq,
                                   const domain::Life &life, QByteArrayView encodedFields);
[[nodiscard]] Expected<domain::Row> decodeRow(QByteArrayView bytes);
[[nodiscard]] Expected<domain::Fields> decodeFields(domain::RowKind kind, QByteArrayView bytes);
// A pull's answer from rows already encoded, as CBOR (for JSON: encode(PullReply, Form::Json)).
struct EncodedSpace
{
    PulledSpace head = {}; // rows and notices left empty
    QList<QByteArray> rows = {}; // each of encodeRow()
    QList<QByteArray> notices = {}; // each of encodeNotice()
};
[[nodiscard]] QByteArray encodeNotice(const Notice &notice);
[[nodiscard]] QByteArray encodePull(Instant now, const QList<EncodedSpace> &spaces);
// The same for a change of the live socket.
[[nodiscard]] QByteArray encodeChangeFrame(const LiveChange &head, const QList<QByteArray> &rows);

} // namespace endpaper::protocol
