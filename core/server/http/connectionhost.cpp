// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/connectionhost.h"

#include "server/http/characters.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>

namespace endpaper::server {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr qsizetype requestIdBytesMax = 64;

// Fine enough for the shortest limit (tests have short ones), never finer than is of use.
std::chrono::milliseconds tickFor(const Limits &limits)
{
    const auto shortest = std::min({limits.headTimeMax, limits.idleTimeMax, limits.transferGrace,
                                    limits.lingerTimeMax, limits.stopTimeMax});
    return std::clamp(shortest / 8, 10ms, 250ms);
}

} // namespace

ConnectionHost::ConnectionHost(Dispatcher &theDispatcher, const HttpOptions &options)
    : dispatcher(theDispatcher)
    , limits(options.limits)
    , trustedProxies(options.trustedProxies)
    , wheel(tickFor(options.limits))
    , m_idPrefix(QByteArray::number(QRandomGenerator::system()->generate64(), 36) + '-')
{
}

QByteArrayView ConnectionHost::date()
{
    const SteadyTime now = DeadlineWheel::now();
    if (now >= m_dateUntil) {
        const QDateTime time = QDateTime::currentDateTimeUtc();
        m_date = QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
        m_dateUntil = now + std::chrono::milliseconds(1000 - time.time().msec());
    }
    return m_date;
}

QByteArray ConnectionHost::requestId(const Request &request)
{
    const QByteArray given = request.header("x-request-id");
    if (!given.isEmpty() && given.size() <= requestIdBytesMax
        && characters::areAll(given, characters::Id)) {
        return given;
    }
    return m_idPrefix + QByteArray::number(++m_idCount, 36);
}

} // namespace endpaper::server
