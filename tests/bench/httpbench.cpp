// SPDX-License-Identifier: GPL-3.0-or-later
// A book by ISBN from a real endpaperd, beside the same sockets answering a constant; load by wrk.
#include "bench/bench.h"
#include "bench/daemon.h"
#include "bench/load.h"

#include "server/http/httpserver.h"
#include "support/hellodispatcher.h"

#include <QProcess>
#include <QTemporaryDir>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

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
