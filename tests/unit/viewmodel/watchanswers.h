// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// What a daemon says of alerts, sources, shops and editions. In a file of its own: moc 6.4 loses
// its way in a test whose raw strings begin with a quotation mark.
namespace endpaper::viewmodel {

inline QByteArray ways(const QByteArray &digest, const QByteArray &quiet = "null")
{
    return R"({"quiet_hours": )" + quiet + R"(, "digest_at": ")" + digest
        + R"(", "paused_until": null, "email": {"on": false, "address": null, "available": false},
            "webhook": {"url": null, "secret_set": false}, "feed": {"on": false}})";
}

// A webhook whose secret the daemon made, and whose last call was given up; a letter too.
inline constexpr char waysLost[] = R"({"quiet_hours": null, "digest_at": "08:00",
    "paused_until": null,
    "email": {"on": true, "address": "a@example.org", "available": true,
              "given_up": {"at": "2026-11-20T10:15:00.000Z", "reason": "smtp_550"}},
    "webhook": {"url": "https://example.org/hook", "secret_set": true, "secret": "made-by-the-daemon",
                "given_up": {"at": "2026-11-20T10:15:00.000Z", "reason": "http_500"}},
    "feed": {"on": false}})";

inline QByteArray sources(bool isKeySet)
{
    return R"({"items": [{"id": "ebay", "name": "eBay", "on": true, "needs_key": true, "key_set": )"
        + QByteArray(isKeySet ? "true" : "false")
        + R"(, "key_help": "developer.ebay.com", "sends": ["isbn", "title"], "last_state": null,
            "budget": {"calls_max": 50, "left": 48, "window_s": 600},
            "budget_today": {"calls_max": 5000, "left": 4990},
            "may_store": true, "may_model": false, "may_mix": true, "max_age_s": 21600,
            "attribution": "By eBay", "sample": false},
           {"id": "shop-example", "name": "Example", "on": true, "needs_key": false, "key_set": false,
            "sends": [], "last_state": "done", "last_at": "2026-11-21T10:15:00.000Z"}],
          "keys_kept": "sealed_file", "planned": {"searches": 2, "refreshes": 0}})";
}

inline constexpr char shopFound[] =
    R"({"state": "found", "kind": "woocommerce", "name": "Example Books",
                "base": "https://books.example", "country": "DE", "currency": "EUR",
                "sample": [{"title": "Stoner", "price": {"minor": 640, "currency": "EUR"}}], "tried": []})";
inline constexpr char editionsFound[] = R"({"state": "fresh", "items": [
                {"isbn": "9780140297997", "title": "Austerlitz", "language": "en", "published": "2002",
                 "publisher": "Penguin"},
                {"isbn": "9783596148646", "title": "Austerlitz", "language": "de", "published": "2003"}],
                "sources": [{"id": "dnb", "state": "timed_out"}]})";

inline constexpr char editionsPut[] = "PUT /api/v1/books/9780140297997/editions";
// Without the German one.
inline constexpr char editionsLess[] = R"({"state": "fresh", "items": [
                {"isbn": "9780140297997", "title": "Austerlitz", "language": "en", "published": "2002",
                 "publisher": "Penguin"}], "sources": []})";

inline QByteArray ratesOf(const QByteArray &day, const QByteArray &isOld)
{
    return "{\"day\": \"" + day + "\", \"age_days\": 1, \"is_old\": " + isOld
        + ", \"from\": \"European Central Bank\", "
          "\"address\": \"https://www.ecb.europa.eu/daily.xml\"}";
}

} // namespace endpaper::viewmodel
