// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/metrics.h"

namespace endpaper::server {

namespace {

void head(QByteArray &out, const char *name, const char *type, const char *help)
{
    out += QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void line(QByteArray &out, const QByteArray &name, double value)
{
    out += name + ' ' + QByteArray::number(value, 'g', 17) + '\n';
}

void single(QByteArray &out, const char *name, const char *type, const char *help, double value)
{
    head(out, name, type, help);
    line(out, name, value);
}

} // namespace

void Metrics::addReply(int status, std::chrono::microseconds taken)
{
    const auto relaxed = std::memory_order_relaxed;
    m_byClass[size_t(std::clamp(status / 100, 0, 5))].fetch_add(1, relaxed);
    size_t bucket = 0;
    while (bucket < boundsUs.size() && taken.count() > boundsUs[bucket]) {
        ++bucket;
    }
    m_byTime[bucket].fetch_add(1, relaxed);
    m_timeUs.fetch_add(quint64(taken.count()), relaxed);
}

QByteArray Metrics::text(const Gauges &gauges) const
{
    QByteArray out;
    head(out, "endpaper_requests_total", "counter", "Requests answered, by class of status.");
    for (size_t i = 1; i < m_byClass.size(); ++i) {
        line(out, "endpaper_requests_total{status=\"" + QByteArray::number(int(i)) + "xx\"}",
             double(m_byClass[i].load()));
    }
    head(out, "endpaper_request_seconds", "histogram", "From the whole request to its answer.");
    quint64 sum = 0;
    for (size_t i = 0; i < m_byTime.size(); ++i) {
        sum += m_byTime[i].load();
        const QByteArray bound = i < boundsUs.size() ? QByteArray::number(double(boundsUs[i]) / 1e6)
                                                     : QByteArray("+Inf");
        line(out, "endpaper_request_seconds_bucket{le=\"" + bound + "\"}", double(sum));
    }
    line(out, "endpaper_request_seconds_sum", double(m_timeUs.load()) / 1e6);
    line(out, "endpaper_request_seconds_count", double(sum));
    single(out, "endpaper_writes_total", "counter", "Writers committed.", double(m_writers.load()));
    single(out, "endpaper_overloads_total", "counter", "Requests refused because a queue was full.",
           double(m_overloads.load()));
    single(out, "endpaper_waiting_reads", "gauge", "Readers that wait.",
           double(gauges.waitingReads));
    single(out, "endpaper_waiting_writes", "gauge", "Writers that wait.",
           double(gauges.waitingWrites));
    single(out, "endpaper_sessions", "gauge", "Sessions alive.", double(gauges.sessions));
    return out;
}

} // namespace endpaper::server
