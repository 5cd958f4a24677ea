// SPDX-License-Identifier: GPL-3.0-or-later
// A book by ISBN from a real endpaperd, beside the same sockets answering a constant; load by wrk.
#include "bench/bench.h"
#include "bench/daemon.h"

#include "server/http/httpserver.h"
#include "support/hellodispatcher.h"

#include <QEventLoop>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

// Requests a second, median of three runs of two seconds with 64 connections on one thread of wrk.
// Runs the event loop meanwhile: the constant is answered by this very process.
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

Expected<Figures> run()
{
    server::HelloDispatcher hello;
    server::HttpServer constant(hello, {});
    TRY_ASSIGN(const quint16 port, constant.listen(u"127.0.0.1"_s, 0));
    TRY_ASSIGN(const double floor, load(u"http://127.0.0.1:%1/hello"_s.arg(port)));

    QTemporaryDir folder;
    QProcess import;
    import.start(binFolder() + u"/endpaperctl"_s,
                 {u"--data"_s, folder.path(), u"catalogue"_s, u"import"_s,
                  QStringLiteral(ENDPAPER_SOURCE) + u"/resources/sample/catalogue.csv"_s});
    import.waitForFinished();
    if (import.exitCode() != 0) {
        return fail(ErrorKind::Unavailable, QString::fromUtf8(import.readAllStandardError()));
    }
    TRY_ASSIGN(const auto daemon, Daemon::start({u"--data"_s, folder.path()}));
    const QString url = daemon->url().toString();
    TRY_ASSIGN(const double books, load(url + u"/api/v1/books/9780439023481"_s));
    return Figures{{u"http-book"_s, u"GET /api/v1/books/{isbn} a second"_s, books, floor,
                    u"the adapter answering a constant"_s, floor / books, 2.0, 0}};
}

} // namespace

Bench httpBench() { return {u"http-book"_s, run}; }

} // namespace endpaper::bench
