// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/money.h"
#include "server/api/route.h"

#include <kainjow/mustache.hpp>

#include <optional>
#include <span>

namespace endpaper::server {

using PageData = kainjow::mustache::data;
using PageList = kainjow::mustache::list;

// The words and forms of one reader's language. Any thread.
class PageWords
{
public:
    explicit PageWords(const QLocale &locale)
        : m_locale(locale)
    {
    }

    // The sentence of words/<language>.json; English where there is none.
    [[nodiscard]] QString operator()(const QString &key) const;
    [[nodiscard]] std::string utf8(const QString &key) const { return (*this)(key).toStdString(); }
    [[nodiscard]] QString copies(qsizetype count) const;
    [[nodiscard]] QString sources(qsizetype count) const;
    [[nodiscard]] QString money(const domain::Money &money) const
    {
        return domain::formatMoney(money, m_locale);
    }
    // "2 h ago"
    [[nodiscard]] QString ago(Instant then, Instant now) const;
    // "21 Nov 2026 10:15" in UTC, which is said.
    [[nodiscard]] QString moment(Instant instant) const;
    // "Switzerland"; English for countries that parcels rarely go to.
    [[nodiscard]] QString country(const QString &code) const;
    [[nodiscard]] const QLocale &locale() const { return m_locale; }

private:
    QLocale m_locale;
};

// What stands round every page.
struct PageFrame
{
    int status = 200;
    QString title;
    QString footer = {};
    QString asked = {}; // in the search field
    int refreshSeconds = 0; // 0: nothing is under way
    bool isLive = false; // what it shows may change while somebody looks at it
    std::optional<Instant> goodUntil = {}; // then some of it may not be shown any more
    QString country = {}; // to which its totals are delivered; null: it has none
};

// The languages that pages are written in; the best of them for a request's Accept-Language.
[[nodiscard]] std::span<const QLocale> pageLanguages();
[[nodiscard]] QLocale pageLocale(const Request &request);

// A file that pages lean on, and the name under which it is kept for a year.
struct PageAsset
{
    QByteArray text;
    QByteArray tag;
    QByteArray type;
};
[[nodiscard]] const PageAsset &styleSheet();
[[nodiscard]] const PageAsset &liveScript();

// The template ("book", "notice") with its data inside the layout, as a reply with its headers:
// script and styles from this host's own files alone, not to be framed.
[[nodiscard]] Reply renderPage(const char *name, const PageData &data, const PageFrame &frame,
                               const Context &context);

} // namespace endpaper::server
