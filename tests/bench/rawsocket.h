// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>

#include <optional>

namespace endpaper::bench {

// A loopback TCP connection without Qt, so that what is measured is the daemon: blocking reads,
// whole answers. Moves, does not copy.
class RawSocket
{
public:
    [[nodiscard]] static Expected<RawSocket> open(quint16 port);
    RawSocket(RawSocket &&other) noexcept;
    RawSocket &operator=(RawSocket &&other) noexcept;
    ~RawSocket();
    Q_DISABLE_COPY(RawSocket)

    [[nodiscard]] int descriptor() const { return m_fd; }
    [[nodiscard]] Expected<> send(const QByteArray &bytes);
    // Reads until one answer is whole; its status and body.
    struct Answer
    {
        int status = 0;
        QByteArray body = {};
    };
    [[nodiscard]] Expected<Answer> answer();
    // Takes what has come, without waiting; an answer if one is whole.
    [[nodiscard]] Expected<std::optional<Answer>> poll();

    // The upgrade to a web socket, a masked binary frame, the next frame's payload.
    [[nodiscard]] Expected<> upgrade(const QByteArray &path, const QByteArray &protocol);
    [[nodiscard]] Expected<> sendFrame(const QByteArray &payload);
    [[nodiscard]] Expected<QByteArray> frame();

private:
    explicit RawSocket(int fd)
        : m_fd(fd)
    {
    }
    [[nodiscard]] Expected<> readMore();
    [[nodiscard]] std::optional<Answer> takeAnswer();
    [[nodiscard]] std::optional<QByteArray> takeFrame();

    int m_fd = -1;
    QByteArray m_buffer;
};

[[nodiscard]] QByteArray postOf(const QByteArray &path, const QByteArray &token,
                                const QByteArray &contentType, const QByteArray &body);

} // namespace endpaper::bench
