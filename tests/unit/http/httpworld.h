// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rawclient.h"
#include "scripteddispatcher.h"

#include <QTest>

namespace endpaper::server {

// A listening server with a scripted dispatcher behind it.
struct HttpWorld
{
    explicit HttpWorld(HttpOptions options = {})
        : server(dispatcher, std::move(options))
    {
        const auto chosen = server.listen(u"127.0.0.1"_s, 0);
        port = chosen ? *chosen : quint16(0);
    }

    // Sends, closes the sending half, and gives all that came back until the server ended.
    QList<Answer> exchange(const QByteArray &bytes, int withoutBody = 0)
    {
        RawClient client(port);
        client.send(bytes);
        client.finishSending();
        client.waitForEnd();
        return client.answers(withoutBody);
    }

    ScriptedDispatcher dispatcher;
    HttpServer server;
    quint16 port = 0;
};

} // namespace endpaper::server
