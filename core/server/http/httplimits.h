// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

namespace endpaper::server {

// What one client may ask of the sockets. The daemon's configuration may change each; a body's size
// is the route's business (Dispatcher::Match::bodyBytesMax). "Max" values are still allowed.
struct Limits
{
    qsizetype requestLineBytesMax = 8 * 1024; // without CRLF; above: 414
    qsizetype headerBytesMax = 32 * 1024; // all field lines with their CRLFs; above: 431
    int headerFieldsMax = 100; // above: 431
    qsizetype chunkOverheadBytesMax = 64 * 1024; // chunk extensions of one body; above: 400
    int pipelineMax = 16; // requests of one connection that may wait for their answers
    qint64 unsentBytesMax =
        1024 * 1024; // answers waiting for a slow reader; above: nothing more is read
    qint64 webSocketMessageBytesMax = 8 * 1024 * 1024;

    std::chrono::milliseconds headTimeMax{10'000}; // first byte to complete head, TLS handshake too
    std::chrono::milliseconds idleTimeMax{15'000}; // between requests
    // A body, or an answer on its way out, may take this long and then must have moved at
    // bytesPerSecondMin on average.
    std::chrono::milliseconds transferGrace{10'000};
    qint64 bytesPerSecondMin = 1024;
    std::chrono::milliseconds lingerTimeMax{2'000}; // reading on, so that a refusal is not lost
    std::chrono::milliseconds stopTimeMax{5'000}; // answers in flight when the server stops

    int connectionsPerAddressMax = 200; // an IPv6 address counts by its /64
    int connectionsPerTrustedMax = 20'000; // loopback and trusted proxies
};

} // namespace endpaper::server
