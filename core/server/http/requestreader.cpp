// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/requestreader.h"

#include "server/http/characters.h"

namespace endpaper::server {

namespace {

constexpr qsizetype chunkLineBytesMax = 1024;
constexpr qsizetype chunkDigitsMax = 15; // below 2^63 whatever the digits are

constexpr Refusal badLineEnd{400, "badLineEnd"};
constexpr Refusal badChunk{400, "badChunk"};
constexpr Refusal bodyTooLarge{413, "bodyTooLarge"};
constexpr Refusal noSpace{507, "noSpace"};

qsizetype skipBlank(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && (text[at] == ' ' || text[at] == '\t')) {
        ++at;
    }
    return at;
}

qsizetype skipToken(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && characters::is(text[at], characters::Token)) {
        ++at;
    }
    return at;
}

// The end of a quoted-string that starts at `at`; -1 if it is none.
qsizetype skipQuoted(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"') {
            return at + 1;
        }
        if (text[at] == '\\') {
            ++at;
        }
        if (at >= text.size() || !characters::is(text[at], characters::Field)) {
            return -1;
        }
    }
    return -1;
}

// RFC 9112 §7.1.1: *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )
bool isChunkExtension(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        at = skipBlank(text, at);
        if (at >= text.size() || text[at] != ';') {
            return false;
        }
        const qsizetype name = skipBlank(text, at + 1);
        at = skipToken(text, name);
        if (at == name) {
            return false;
        }
        const qsizetype equals = skipBlank(text, at);
        if (equals >= text.size() || text[equals] != '=') {
            continue;
        }
        const qsizetype value = skipBlank(text, equals + 1);
        const bool isQuoted = value < text.size() && text[value] == '"';
        at = isQuoted ? skipQuoted(text, value) : skipToken(text, value);
        if (at <= value) {
            return false;
        }
    }
    return true;
}

// Fields that say how to read a message may not come after it has been read: RFC 9110 §6.5.1.
bool mayBeTrailer(QByteArrayView name)
{
    static constexpr QByteArrayView forbidden[] = {
        "transfer-encoding", "content-length", "host",   "content-encoding",
        "content-range",     "authorization",  "expect", "trailer"};
    return std::find(std::begin(forbidden), std::end(forbidden), name) == std::end(forbidden);
}

} // namespace

void RequestReader::reset()
{
    m_head = {};
    m_state = State::RequestLine;
    m_refusal = {};
    m_bodyBytesMax = 0;
    m_bodyFolder.clear();
    m_bodyFile.reset(); // removes it
    m_contentBytes = 0;
    m_left = 0;
    m_bodyBytesSeen = 0;
    m_overheadBytes = 0;
    m_hasBytes = false;
    m_hasSkippedLine = false;
}

RequestReader::Phase RequestReader::phase() const
{
    if (m_state > State::BodyStart) {
        return Phase::Body;
    }
    return m_hasBytes ? Phase::Head : Phase::Start;
}

RequestReader::Result RequestReader::read(QByteArrayView bytes)
{
    QByteArrayView rest = bytes;
    m_hasBytes = m_hasBytes || !bytes.isEmpty();
    Step step = Step::MoreNeeded;
    qsizetype before = -1;
    State stateBefore = m_state;
    // One turn of the loop takes one line or one piece of content.
    do {
        before = rest.size();
        stateBefore = m_state;
        step = advance(rest);
    } while (step == Step::MoreNeeded && (rest.size() != before || m_state != stateBefore));
    return {step, bytes.size() - rest.size()};
}

RequestReader::Step RequestReader::advance(QByteArrayView &rest)
{
    const qsizetype before = rest.size();
    const bool isBody = m_state > State::BodyStart;
    Step step = Step::MoreNeeded;
    switch (m_state) {
    case State::RequestLine:
    case State::Fields:
        return readHeadLine(rest);
    case State::BodyStart:
        return startBody();
    case State::Counted:
        step = readContent(rest, State::Done);
        break;
    case State::ChunkSize:
        step = readChunkSize(rest);
        break;
    case State::ChunkData:
        step = readContent(rest, State::ChunkEnd);
        break;
    case State::ChunkEnd:
        step = readChunkEnd(rest);
        break;
    case State::Trailers:
        step = readTrailer(rest);
        break;
    case State::Done:
        return Step::MessageDone;
    }
    if (isBody) {
        m_bodyBytesSeen += before - rest.size();
    }
    if (step == Step::MessageDone && !finishBodyFile()) {
        return refuse(noSpace);
    }
    return step;
}

RequestReader::Step RequestReader::refuse(Refusal refusal)
{
    m_refusal = refusal;
    return Step::Refused;
}

std::optional<QByteArrayView> RequestReader::takeLine(QByteArrayView &rest, qsizetype bytesMax,
                                                      Refusal tooLong)
{
    const qsizetype end = rest.indexOf('\n');
    if (end < 0) {
        // A bare CR in what has come so far will not become right by waiting.
        const qsizetype bare = rest.indexOf('\r');
        if (bare >= 0 && bare != rest.size() - 1) {
            m_refusal = badLineEnd;
        } else if (rest.size() > bytesMax + 1) {
            m_refusal = tooLong;
        }
        return std::nullopt;
    }
    if (end > bytesMax + 1) {
        m_refusal = tooLong;
        return std::nullopt;
    }
    if (end == 0 || rest[end - 1] != '\r' || rest.first(end - 1).contains('\r')) {
        m_refusal = badLineEnd;
        return std::nullopt;
    }
    const QByteArrayView line = rest.first(end - 1);
    rest = rest.sliced(end + 1);
    return line;
}

RequestReader::Step RequestReader::readHeadLine(QByteArrayView &rest)
{
    const bool isFirst = m_state == State::RequestLine;
    const std::optional<QByteArrayView> line = isFirst
        ? takeLine(rest, m_limits->requestLineBytesMax, {414, "requestLineTooLong"})
        : takeLine(rest, m_limits->headerBytesMax, {431, "headersTooLarge"});
    if (!line) {
        return m_refusal ? Step::Refused : Step::MoreNeeded;
    }
    if (isFirst) {
        if (line->isEmpty() && !m_hasSkippedLine) {
            m_hasSkippedLine = true; // RFC 9112 §2.2: one empty line before a request is forgiven
            return Step::MoreNeeded;
        }
        m_state = State::Fields;
        const Refusal refusal = m_head.addRequestLine(*line);
        return refusal ? refuse(refusal) : Step::MoreNeeded;
    }
    if (!line->isEmpty()) {
        const Refusal refusal = m_head.addField(*line, *m_limits);
        return refusal ? refuse(refusal) : Step::MoreNeeded;
    }
    if (const Refusal refusal = m_head.finish()) {
        return refuse(refusal);
    }
    m_state = State::BodyStart;
    return Step::HeadDone;
}

RequestReader::Step RequestReader::startBody()
{
    if (m_head.isChunked) {
        m_state = State::ChunkSize;
        return Step::MoreNeeded;
    }
    if (m_head.contentLength <= 0) {
        m_state = State::Done;
        return Step::MessageDone;
    }
    if (m_head.contentLength > m_bodyBytesMax) {
        return refuse(bodyTooLarge);
    }
    m_left = m_head.contentLength;
    m_state = State::Counted;
    return Step::MoreNeeded;
}

// False if the disk is full.
bool RequestReader::keep(QByteArrayView content)
{
    m_contentBytes += content.size();
    if (m_bodyFolder.isEmpty()) {
        m_head.request.body.append(content.data(), content.size());
        return true;
    }
    if (!m_bodyFile) {
        m_bodyFile =
            std::make_unique<QTemporaryFile>(m_bodyFolder + QStringLiteral("/body-XXXXXX"));
        if (!m_bodyFile->open()) {
            return false;
        }
    }
    return m_bodyFile->write(content.data(), content.size()) == content.size();
}

// The file belongs to the request from now on.
bool RequestReader::finishBodyFile()
{
    if (!m_bodyFile) {
        return true;
    }
    if (!m_bodyFile->flush()) {
        return false;
    }
    m_head.request.bodyFile = m_bodyFile->fileName();
    m_bodyFile->setAutoRemove(false);
    m_bodyFile.reset();
    return true;
}

RequestReader::Step RequestReader::readContent(QByteArrayView &rest, State next)
{
    const auto size = static_cast<qsizetype>(qMin<qint64>(m_left, rest.size()));
    if (!keep(rest.first(size))) {
        return refuse(noSpace);
    }
    rest = rest.sliced(size);
    m_left -= size;
    if (m_left > 0) {
        return Step::MoreNeeded;
    }
    m_state = next;
    return next == State::Done ? Step::MessageDone : Step::MoreNeeded;
}

RequestReader::Step RequestReader::readChunkSize(QByteArrayView &rest)
{
    const std::optional<QByteArrayView> line = takeLine(rest, chunkLineBytesMax, badChunk);
    if (!line) {
        return m_refusal ? refuse(badChunk) : Step::MoreNeeded;
    }
    qsizetype digits = 0;
    qint64 size = 0;
    while (digits < line->size() && characters::hexValue((*line)[digits]) >= 0) {
        if (digits >= chunkDigitsMax) {
            return refuse(badChunk);
        }
        size = size * 16 + characters::hexValue((*line)[digits]);
        ++digits;
    }
    if (digits == 0 || !isChunkExtension(line->sliced(digits))) {
        return refuse(badChunk);
    }
    m_overheadBytes += line->size() - digits;
    if (m_overheadBytes > m_limits->chunkOverheadBytesMax) {
        return refuse(badChunk);
    }
    if (size > m_bodyBytesMax - m_contentBytes) {
        return refuse(bodyTooLarge);
    }
    m_left = size;
    m_state = size == 0 ? State::Trailers : State::ChunkData;
    return Step::MoreNeeded;
}

RequestReader::Step RequestReader::readChunkEnd(QByteArrayView &rest)
{
    if ((!rest.isEmpty() && rest[0] != '\r') || (rest.size() > 1 && rest[1] != '\n')) {
        return refuse(badChunk);
    }
    if (rest.size() < 2) {
        return Step::MoreNeeded;
    }
    rest = rest.sliced(2);
    m_state = State::ChunkSize;
    return Step::MoreNeeded;
}

RequestReader::Step RequestReader::readTrailer(QByteArrayView &rest)
{
    const std::optional<QByteArrayView> line =
        takeLine(rest, m_limits->headerBytesMax, {431, "headersTooLarge"});
    if (!line) {
        return m_refusal ? Step::Refused : Step::MoreNeeded;
    }
    if (line->isEmpty()) {
        m_state = State::Done;
        return Step::MessageDone;
    }
    m_overheadBytes += line->size() + 2;
    QByteArray name;
    QByteArray value;
    // Checked, and then dropped as RFC 9112 §7.1.2 allows: nothing here reads trailers.
    if (m_overheadBytes > m_limits->chunkOverheadBytesMax || !splitField(*line, name, value)
        || !mayBeTrailer(name)) {
        return refuse({400, "badTrailer"});
    }
    return Step::MoreNeeded;
}

} // namespace endpaper::server
