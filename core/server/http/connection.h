// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/connectionhost.h"
#include "server/http/outputqueue.h"
#include "server/http/replywriter.h"
#include "server/http/requestreader.h"
#include "server/http/transport.h"

#include <vector>

namespace endpaper::server {

// One client's socket: reads requests as far as they may be read, hands them on, writes the answers
// in the order of the requests. Lives on the event loop; is the dispatcher's context, so that no
// answer comes once the client has gone. Deletes itself by deleteLater() after close().
class Connection final : public QObject, private Transport::Sink, private DeadlineEntry
{
public:
    // `transport` is made with sink().
    Connection(ConnectionHost &host, const Transport::Address &peer);
    ~Connection() override;

    [[nodiscard]] Transport::Sink &sink() { return *this; }
    void start(std::unique_ptr<Transport> transport);

    [[nodiscard]] const Transport::Address &peer() const { return m_peer; }
    [[nodiscard]] bool hasBeenReleased() const { return m_isReleased; }
    // Finishes what it has begun to answer, and ends; at once if there is nothing.
    void finishUp();
    // The end, whatever is under way.
    void close();

private:
    // An answer in the making, in the order of the requests.
    struct Slot
    {
        ReplyFraming framing;
        Reply reply;
        bool isReady = false;
        bool isTaken = false; // an answer has come: a second one is not one
    };
    enum class State { Open, Lingering, Closed };
    // What the deadline is about.
    enum class Wait { Nothing, Idle, Head, Body, Output, Linger };

    void readable() override;
    void writable() override;
    void broken() override;
    void deadlinePassed() override;

    [[nodiscard]] bool mayRead() const;
    void pump(QByteArrayView bytes);
    [[nodiscard]] qsizetype readRequests(QByteArrayView bytes);
    void headDone(QByteArrayView unread);
    void messageDone();
    void refuse(const Refusal &refusal);
    void answerEarly(Reply reply);
    void answerMismatch(const Dispatcher::Match &match);
    void tryUpgrade(QByteArrayView unread);
    [[nodiscard]] Slot &addSlot();
    void takeReply(quint64 number, Reply reply);
    void setReady(Slot &slot);
    void finishSlot(quint64 number, QByteArray zipped);
    void flush();
    void writeOut();
    void linger();
    void updateWaiting();
    [[nodiscard]] Wait waitingFor() const;
    [[nodiscard]] SteadyTime deadlineFor(Wait wait) const;
    [[nodiscard]] Slot *findSlot(quint64 number);

    ConnectionHost &m_host;
    const Transport::Address m_peer;
    std::unique_ptr<Transport> m_transport;
    RequestReader m_reader;
    QByteArray m_unread; // arrived, and not yet looked at or not yet whole
    std::vector<Slot> m_slots;
    quint64 m_firstSlot = 0; // the number of m_slots.front()
    std::optional<Reply> m_early; // the answer is known before the body is: 404, 405
    OutputQueue m_output;
    qint64 m_readyBytes = 0; // bodies of answers that wait for earlier ones
    qint64 m_writtenBytes = 0; // in the current Wait::Output
    SteadyTime m_since; // of what is waited for
    quint64 m_waitedMessage = 0;
    quint64 m_messages = 0;
    State m_state = State::Open;
    Wait m_wait = Wait::Nothing;
    bool m_isLast = false; // no request after those that there are
    bool m_hasEnded = false; // the client will send no more
    bool m_hasLeftover = false; // it was refused in the middle of what it sends
    bool m_owesContinue = false;
    bool m_isHeadAsGet = false;
    bool m_isPumping = false;
    bool m_isReleased = false; // the socket has gone on to be a WebSocket
};

} // namespace endpaper::server
