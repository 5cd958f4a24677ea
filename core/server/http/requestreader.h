// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/requesthead.h"

#include <QTemporaryFile>

#include <memory>

namespace endpaper::server {

// Cuts one request out of a stream of bytes, strictly and within the limits. Fed whatever has
// arrived; what it did not use comes again, with more behind it. Pure, without a socket.
class RequestReader
{
public:
    enum class Step {
        MoreNeeded,
        HeadDone, // once, before any byte of the body: set the body's limit, then read on
        MessageDone, // take the head, then reset()
        Refused, // see refusal(); nothing more can be read from this stream
    };
    enum class Phase { Start, Head, Body }; // Start: not one byte of a request yet

    struct Result
    {
        Step step = Step::MoreNeeded;
        qsizetype used = 0;
    };

    explicit RequestReader(const Limits &limits)
        : m_limits(&limits)
    {
    }

    [[nodiscard]] Result read(QByteArrayView bytes);
    void setBodyBytesMax(qint64 bytesMax) { m_bodyBytesMax = bytesMax; }
    // The body goes into a new file there as it comes (Request::bodyFile). What is not taken away
    // with the request of a MessageDone is removed by reset() or the end.
    void setBodyFolder(const QString &folder) { m_bodyFolder = folder; }
    void reset();

    [[nodiscard]] RequestHead &head() { return m_head; }
    [[nodiscard]] Refusal refusal() const { return m_refusal; }
    [[nodiscard]] Phase phase() const;
    // Bytes of the body's framing and content so far: what the minimal rate is reckoned from.
    [[nodiscard]] qint64 bodyBytesSeen() const { return m_bodyBytesSeen; }

private:
    enum class State {
        RequestLine,
        Fields,
        BodyStart,
        Counted,
        ChunkSize,
        ChunkData,
        ChunkEnd,
        Trailers,
        Done
    };

    [[nodiscard]] Step advance(QByteArrayView &rest);
    // A line without its CRLF; nothing if it is not whole yet or is refused.
    [[nodiscard]] std::optional<QByteArrayView> takeLine(QByteArrayView &rest, qsizetype bytesMax,
                                                         Refusal tooLong);
    [[nodiscard]] Step readHeadLine(QByteArrayView &rest);
    [[nodiscard]] Step startBody();
    [[nodiscard]] Step readContent(QByteArrayView &rest, State next);
    [[nodiscard]] bool keep(QByteArrayView content);
    [[nodiscard]] bool finishBodyFile();
    [[nodiscard]] Step readChunkSize(QByteArrayView &rest);
    [[nodiscard]] Step readChunkEnd(QByteArrayView &rest);
    [[nodiscard]] Step readTrailer(QByteArrayView &rest);
    [[nodiscard]] Step refuse(Refusal refusal);

    const Limits *m_limits;
    RequestHead m_head;
    State m_state = State::RequestLine;
    Refusal m_refusal;
    qint64 m_bodyBytesMax = 0;
    QString m_bodyFolder;
    std::unique_ptr<QTemporaryFile> m_bodyFile;
    qint64 m_contentBytes = 0;
    qint64 m_left = 0; // of the counted body or of the chunk
    qint64 m_bodyBytesSeen = 0;
    qsizetype m_overheadBytes = 0; // chunk extensions and trailers
    bool m_hasBytes = false;
    bool m_hasSkippedLine = false;
};

} // namespace endpaper::server
