// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/load.h"

#include "bench/bench.h"

#include <QEventLoop>
#include <QProcess>
#include <QRegularExpression>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

Expected<double> load(const QString &url)
{
    static const QRegularExpression rate(u"Requests/sec:\\s+([0-9.]+)"_s);
    static const QRegularExpression refused(u"Non-2xx"_s);
    std::vector<double> rates;
    for (int run = 0; run < 3; ++run) {
        QProcess wrk;
        QEventLoop loop;
        QObject::connect(&wrk, &QProcess::finished, &loop, &QEventLoop::quit);
        QObject::connect(&wrk, &QProcess::errorOccurred, &loop, &QEventLoop::quit);
        wrk.start(u"wrk"_s, {u"-t1"_s, u"-c64"_s, u"-d2s"_s, url});
        loop.exec();
        const QString printed = QString::fromUtf8(wrk.readAllStandardOutput());
        const auto match = rate.match(printed);
        if (!match.hasMatch() || printed.contains(refused)) {
            return fail(ErrorKind::Unavailable,
                        u"wrk (Debian package wrk) gave no clean rate for "_s + url);
        }
        rates.push_back(match.captured(1).toDouble());
    }
    return median(rates);
}

} // namespace endpaper::bench
