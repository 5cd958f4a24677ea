// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"

#include <QStringList>
#include <QVarLengthArray>

#include <array>
#include <memory>
#include <vector>

namespace endpaper::server {

// Finds a path's route: literal parts before {names}, a last {name*} takes all that is left. Made
// once from the table, which outlives it; const afterwards, any thread.
class Router
{
public:
    struct Found
    {
        const Route *route = nullptr; // null: see allow
        QByteArray allow = {}; // the methods there are, empty if the path is nobody's
        QHash<QString, QString> arguments = {};
    };

    using Parts = QVarLengthArray<QStringView, 16>;

    Router();
    ~Router();
    // False for a pattern and method that are taken already, or that make no sense.
    [[nodiscard]] bool insert(const Route &route);
    // The path is still percent-encoded, and taken apart before it is decoded, so that an encoded
    // slash stays inside its part. HEAD is served by GET's route.
    [[nodiscard]] Found find(Method method, QStringView rawPath) const;

private:
    static constexpr size_t methodCount = 8;
    struct Entry
    {
        const Route *route = nullptr;
        QStringList names;
    };
    struct Node;
    // The node for the parts from `index` on, or null; `values` are the {names} in order.
    const Node *walk(const Node &node, const Parts &parts, qsizetype index,
                     QStringList &values) const;

    std::unique_ptr<Node> m_root;
};

[[nodiscard]] QByteArray methodName(Method method);

} // namespace endpaper::server
