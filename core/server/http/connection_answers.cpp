// SPDX-License-Identifier: GPL-3.0-or-later
// The writing half of Connection: answers in order, back-pressure, deadlines, the end.
#include "server/http/connection.h"

#include <QPointer>
#include <QThread>

namespace endpaper::server {

namespace {

constexpr qsizetype inlineGzipBytesMax = 32 * 1024; // above, the event loop would be held up
constexpr QByteArrayView continueLine = "HTTP/1.1 100 Continue\r\n\r\n";

} // namespace

Connection::Slot &Connection::addSlot()
{
    const RequestHead &head = m_reader.head();
    Slot &slot = m_slots.emplace_back();
    slot.framing.requestId = head.request.requestId;
    slot.framing.isHead =
        head.request.method == Method::Head || std::exchange(m_isHeadAsGet, false);
    slot.framing.isVersion10 = head.minorVersion == 0;
    slot.framing.acceptsGzip = acceptsGzip(head.request.header("accept-encoding"));
    ++m_messages;
    return slot;
}

Connection::Slot *Connection::findSlot(quint64 number)
{
    return number >= m_firstSlot && number - m_firstSlot < m_slots.size()
        ? &m_slots[static_cast<size_t>(number - m_firstSlot)]
        : nullptr;
}

void Connection::takeReply(quint64 number, Reply reply)
{
    Q_ASSERT(QThread::currentThread() == thread());
    Slot *slot = findSlot(number);
    if (!slot || slot->isTaken || m_state != State::Open) {
        return;
    }
    slot->isTaken = true;
    slot->reply = std::move(reply);
    if (isCompressible(slot->reply)) {
        slot->reply.headers.emplaceBack("Vary", "Accept-Encoding");
        if (slot->framing.acceptsGzip && slot->reply.body.size() > inlineGzipBytesMax) {
            m_host.compress(slot->reply.body,
                            [self = QPointer<Connection>(this), number](QByteArray zipped) {
                                if (self) {
                                    self->finishSlot(number, std::move(zipped));
                                }
                            });
            return;
        }
        if (slot->framing.acceptsGzip) {
            finishSlot(number, gzipped(slot->reply.body));
            return;
        }
    }
    setReady(*slot);
}

void Connection::finishSlot(quint64 number, QByteArray zipped)
{
    Slot *slot = findSlot(number);
    if (!slot) {
        return;
    }
    if (!zipped.isEmpty() && zipped.size() < slot->reply.body.size()) {
        slot->reply.body = std::move(zipped);
        slot->reply.headers.emplaceBack("Content-Encoding", "gzip");
    }
    setReady(*slot);
}

void Connection::setReady(Slot &slot)
{
    slot.isReady = true;
    m_readyBytes += slot.reply.body.size();
    if (!m_isPumping && m_state == State::Open) {
        pump(std::exchange(m_unread, {}));
    }
}

void Connection::flush()
{
    size_t done = 0;
    bool isLastDone = false;
    while (done < m_slots.size() && m_slots[done].isReady && !isLastDone) {
        Slot &slot = m_slots[done++];
        m_readyBytes -= slot.reply.body.size();
        isLastDone = slot.framing.closes;
        m_output.append(replyHead(slot.reply, slot.framing, slot.reply.body.size(), m_host.date()));
        if (!slot.framing.isHead && mayHaveBody(slot.reply.status)) {
            m_output.append(std::move(slot.reply.body));
        }
    }
    m_slots.erase(m_slots.begin(), m_slots.begin() + static_cast<std::ptrdiff_t>(done));
    m_firstSlot += done;
    if (m_owesContinue && m_slots.empty() && m_reader.phase() == RequestReader::Phase::Body) {
        // Only now: it may not overtake the answers to what came before. A client that did not wait
        // need not be told.
        m_owesContinue = false;
        if (m_reader.bodyBytesSeen() == 0) {
            m_output.append(continueLine.toByteArray());
        }
    }
    writeOut();
    if (isLastDone && m_state == State::Open) {
        m_slots.clear();
        m_isLast = true;
    }
    if (m_state == State::Open && m_isLast && m_slots.empty() && m_output.isEmpty()) {
        linger();
    }
}

void Connection::writeOut()
{
    if (m_output.isEmpty()) {
        return;
    }
    const qint64 written = m_transport->write(m_output);
    if (written == Transport::failed) {
        close();
        return;
    }
    m_writtenBytes += written;
    m_transport->setWriting(!m_output.isEmpty());
}

// The last answer is on its way. Closing with bytes unread would make the kernel reset the
// connection, and the client might lose the answer: so our half is closed, and the rest dropped.
void Connection::linger()
{
    m_state = State::Lingering;
    m_unread = {};
    if (m_hasEnded && !m_transport->isSecure()) {
        close();
        return;
    }
    if (!m_hasLeftover || !m_transport->isSecure()) {
        m_transport->finishWriting();
    }
    m_transport->setReading(true);
    m_since = DeadlineWheel::now();
    m_wait = Wait::Linger;
    m_host.wheel.set(*this, m_since + m_host.limits.lingerTimeMax);
}

Connection::Wait Connection::waitingFor() const
{
    if (!m_output.isEmpty()) {
        return Wait::Output;
    }
    const bool isWaitingForUs = m_isLast || (m_owesContinue && !m_slots.empty());
    if (m_reader.phase() == RequestReader::Phase::Body && !isWaitingForUs) {
        return Wait::Body;
    }
    if (!m_slots.empty() || isWaitingForUs) {
        return Wait::Nothing; // the handlers' time, not the client's
    }
    // A new client has no more time for its first byte than for its first head.
    return m_reader.phase() == RequestReader::Phase::Head || m_messages == 0 ? Wait::Head
                                                                             : Wait::Idle;
}

SteadyTime Connection::deadlineFor(Wait wait) const
{
    const Limits &limits = m_host.limits;
    const auto atRate = [&](qint64 bytes) {
        return m_since + limits.transferGrace
            + std::chrono::milliseconds(bytes * 1000 / limits.bytesPerSecondMin);
    };
    switch (wait) {
    case Wait::Output:
        return atRate(m_writtenBytes);
    case Wait::Body:
        return atRate(m_reader.bodyBytesSeen());
    case Wait::Head:
        return m_since + limits.headTimeMax;
    case Wait::Linger:
        return m_since + limits.lingerTimeMax;
    case Wait::Idle:
    case Wait::Nothing:
        break;
    }
    return m_since + limits.idleTimeMax;
}

void Connection::updateWaiting()
{
    if (m_state != State::Open) {
        return;
    }
    m_transport->setReading(mayRead() && !m_hasEnded);
    const Wait wait = waitingFor();
    // A slow reader does not gain time by asking for more.
    const bool isNewMessage = m_messages != m_waitedMessage && wait != Wait::Output;
    if (wait != m_wait || isNewMessage) {
        m_since = DeadlineWheel::now();
        m_wait = wait;
        m_waitedMessage = m_messages;
        m_writtenBytes = 0;
    }
    if (wait == Wait::Nothing) {
        m_host.wheel.remove(*this);
    } else {
        m_host.wheel.set(*this, deadlineFor(wait));
    }
}

void Connection::deadlinePassed()
{
    const bool isOurs = m_wait == Wait::Head || m_wait == Wait::Body;
    if (!isOurs || m_reader.phase() == RequestReader::Phase::Start || m_state != State::Open) {
        close();
        return;
    }
    refuse({408, "requestTimeout"});
}

} // namespace endpaper::server
