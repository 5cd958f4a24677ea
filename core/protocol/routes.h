// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the messages go, and what they are called on the way.
namespace endpaper::protocol {

inline constexpr char helloPath[] = "/api/v1/sync/hello";
inline constexpr char pushPath[] = "/api/v1/sync/push";
inline constexpr char pullPath[] = "/api/v1/sync/pull";
inline constexpr char repairPath[] = "/api/v1/sync/repair";
inline constexpr char livePath[] = "/api/v1/live";
inline constexpr char liveSubProtocol[] = "endpaper.sync.1";

inline constexpr char cborMediaType[] = "application/cbor";
inline constexpr char jsonMediaType[] = "application/json";
inline constexpr char problemMediaType[] = "application/problem+json";

} // namespace endpaper::protocol
