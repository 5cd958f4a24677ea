// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/router.h"

#include <QUrl>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

// More parts than any pattern has: such a path is nobody's.
constexpr qsizetype partsMax = 32;

QString decoded(QStringView part)
{
    return part.contains(u'%') ? QUrl::fromPercentEncoding(part.toUtf8()) : part.toString();
}

// Views into the path: a request is matched without a copy of its parts.
Router::Parts partsOf(QStringView path)
{
    Router::Parts parts;
    for (QStringView rest = path.sliced(path.startsWith(u'/') ? 1 : 0);;) {
        const qsizetype slash = rest.indexOf(u'/');
        if (slash < 0) {
            parts.append(rest);
            return parts;
        }
        parts.append(rest.first(slash));
        rest = rest.sliced(slash + 1);
    }
}

} // namespace

struct Router::Node
{
    std::vector<std::pair<QString, std::unique_ptr<Node>>> literals;
    std::unique_ptr<Node> parameter;
    std::unique_ptr<Node> rest;
    std::array<Entry, methodCount> entries;
    QByteArray allow;

    Node &literal(QStringView part)
    {
        for (auto &[text, node] : literals) {
            if (text == part) {
                return *node;
            }
        }
        return *literals.emplace_back(part.toString(), std::make_unique<Node>()).second;
    }
    static Node &made(std::unique_ptr<Node> &node)
    {
        if (!node) {
            node = std::make_unique<Node>();
        }
        return *node;
    }
};

QByteArray methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Options:
        return "OPTIONS";
    case Method::Other:
        break;
    }
    return "OTHER";
}

Router::Router()
    : m_root(std::make_unique<Node>())
{
}
Router::~Router() = default;

bool Router::insert(const Route &route)
{
    Node *node = m_root.get();
    QStringList names;
    const QString pattern = QString::fromUtf8(route.pattern);
    const Parts parts = partsOf(pattern);
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const QStringView part = parts[i];
        if (!part.startsWith(u'{')) {
            node = &node->literal(part);
        } else if (part.endsWith("*}"_L1)) {
            if (i + 1 != parts.size()) {
                return false;
            }
            names.append(part.mid(1, part.size() - 3).toString());
            node = &Node::made(node->rest);
        } else {
            names.append(part.mid(1, part.size() - 2).toString());
            node = &Node::made(node->parameter);
        }
    }
    Entry &entry = node->entries[size_t(route.method)];
    if (entry.route) {
        return false;
    }
    entry = {&route, names};
    node->allow.clear();
    for (const Method method :
         {Method::Get, Method::Head, Method::Post, Method::Put, Method::Patch, Method::Delete}) {
        const Method served = method == Method::Head ? Method::Get : method;
        if (node->entries[size_t(served)].route) {
            node->allow += (node->allow.isEmpty() ? "" : ", ") + methodName(method);
        }
    }
    node->allow += ", OPTIONS";
    return true;
}

const Router::Node *Router::walk(const Node &node, const Parts &parts, qsizetype index,
                                 QStringList &values) const
{
    if (index == parts.size()) {
        return node.allow.isEmpty() ? nullptr : &node;
    }
    for (const auto &[text, child] : node.literals) {
        if (text == parts[index]) {
            if (const Node *found = walk(*child, parts, index + 1, values)) {
                return found;
            }
            break;
        }
    }
    if (node.parameter && !parts[index].isEmpty()) {
        values.append(decoded(parts[index]));
        if (const Node *found = walk(*node.parameter, parts, index + 1, values)) {
            return found;
        }
        values.removeLast();
    }
    if (node.rest) {
        const QChar *begin = parts[index].begin();
        values.append(decoded(QStringView(begin, parts.back().end())));
        return node.rest.get();
    }
    return nullptr;
}

Router::Found Router::find(Method method, QStringView rawPath) const
{
    if (!rawPath.startsWith(u'/') || rawPath.count(u'/') > partsMax) {
        return {};
    }
    QStringList values;
    const Node *node = walk(*m_root, partsOf(rawPath), 0, values);
    if (!node) {
        return {};
    }
    const Entry &entry = node->entries[size_t(method == Method::Head ? Method::Get : method)];
    if (!entry.route) {
        return {nullptr, node->allow, {}};
    }
    Found found{entry.route, node->allow, {}};
    for (qsizetype i = 0; i < values.size(); ++i) {
        found.arguments.insert(entry.names[i], values[i]);
    }
    return found;
}

} // namespace endpaper::server
