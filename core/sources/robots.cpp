// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/robots.h"

namespace endpaper::sources {

static constexpr char ourName[] = "endpaper";
static constexpr qsizetype rulesMax = 5000;
static constexpr qsizetype patternBytesMax = 1000;

// "*" is any run of characters, "$" at the end is the end. Without going back over what was
// tried: only the last star can be stretched.
static bool fits(const QByteArray &path, QByteArray pattern)
{
    const bool isAnchored = pattern.endsWith('$');
    if (isAnchored) {
        pattern.chop(1);
    } else {
        pattern += '*';
    }
    qsizetype at = 0;
    qsizetype star = -1;
    qsizetype starAt = 0;
    qsizetype i = 0;
    while (i < path.size()) {
        if (at < pattern.size() && pattern.at(at) == '*') {
            star = at++;
            starAt = i;
        } else if (at < pattern.size() && pattern.at(at) == path.at(i)) {
            ++at;
            ++i;
        } else if (star >= 0) {
            at = star + 1;
            i = ++starAt;
        } else {
            return false;
        }
    }
    while (at < pattern.size() && pattern.at(at) == '*') {
        ++at;
    }
    return at == pattern.size();
}

RobotsRules RobotsRules::parse(const QByteArray &file)
{
    RobotsRules ours;
    RobotsRules anyones;
    bool isOurs = false;
    bool isAnyones = false;
    bool isNamed = false; // there is a group for us
    bool wasAgent = false;
    for (const QByteArray &line : file.left(bytesMax).replace('\r', '\n').split('\n')) {
        const QByteArray text = line.left(line.indexOf('#') < 0 ? line.size() : line.indexOf('#'));
        const qsizetype colon = text.indexOf(':');
        if (colon < 0) {
            continue;
        }
        const QByteArray name = text.left(colon).trimmed().toLower();
        const QByteArray value = text.mid(colon + 1).trimmed();
        if (name == "user-agent") {
            if (!wasAgent) {
                isOurs = isAnyones = false;
            }
            wasAgent = true;
            isOurs = isOurs || value.toLower() == ourName;
            isAnyones = isAnyones || value == "*";
            isNamed = isNamed || isOurs;
            continue;
        }
        if (name != "allow" && name != "disallow") {
            continue; // a sitemap or a delay stands anywhere
        }
        wasAgent = false;
        if (value.isEmpty() || value.size() > patternBytesMax) {
            continue;
        }
        const Rule rule{value, name == "allow"};
        if (isOurs && ours.m_rules.size() < rulesMax) {
            ours.m_rules.append(rule);
        }
        if (isAnyones && anyones.m_rules.size() < rulesMax) {
            anyones.m_rules.append(rule);
        }
    }
    RobotsRules rules = isNamed ? ours : anyones;
    rules.m_isKnown = true;
    return rules;
}

RobotsRules RobotsRules::fromAnswer(int status, const QByteArray &body)
{
    if (status >= 200 && status < 300) {
        return parse(body);
    }
    RobotsRules rules;
    // 429 is no answer to what the file says; 401 and 403 are the site's way of having none.
    rules.m_isKnown = status >= 400 && status < 500 && status != 429;
    return rules;
}

bool RobotsRules::allows(const QUrl &url) const
{
    if (!m_isKnown) {
        return false;
    }
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    const QByteArray whole =
        (path.isEmpty() ? QByteArray("/") : path) + (query.isEmpty() ? QByteArray() : '?' + query);
    const Rule *best = nullptr;
    for (const Rule &rule : m_rules) {
        const bool isBetter = best == nullptr || rule.pattern.size() > best->pattern.size()
            || (rule.pattern.size() == best->pattern.size() && rule.isAllowed);
        if (isBetter && fits(whole, rule.pattern)) {
            best = &rule;
        }
    }
    return best == nullptr || best->isAllowed;
}

} // namespace endpaper::sources
