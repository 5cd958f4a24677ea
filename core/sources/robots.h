// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>

namespace endpaper::sources {

// What a site's robots.txt lets us ask for (RFC 9309): the group that names us, else that of "*";
// the longest rule that fits decides, of equals the one that allows.
class RobotsRules
{
public:
    static constexpr std::chrono::hours life{24};
    static constexpr std::chrono::minutes retryAfter{10}; // a file that could not be had
    static constexpr qsizetype bytesMax = 512 << 10; // more is not read

    RobotsRules() = default; // nothing is known, so nothing is allowed
    [[nodiscard]] static RobotsRules parse(const QByteArray &file);
    // By the answer to the request for the file: none there (4xx) allows all, an unreachable one or
    // a server in trouble (status 0, 5xx) nothing.
    [[nodiscard]] static RobotsRules fromAnswer(int status, const QByteArray &body);

    [[nodiscard]] bool allows(const QUrl &url) const;
    [[nodiscard]] bool isKnown() const { return m_isKnown; }

private:
    struct Rule
    {
        QByteArray pattern;
        bool isAllowed = false;
    };

    QList<Rule> m_rules;
    bool m_isKnown = false;
};

} // namespace endpaper::sources
