// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/sourcedescription.h"

namespace endpaper::sources {

// How a site says it can be searched (OpenSearch 1.1): the best of its templates for machines.
struct OpenSearch
{
    QString name;
    bool isFeed = false; // RSS or Atom; else pages
    bool isAtom = false;
    QUrl base; // scheme, host and port of the template
    QString path; // with {number} where it stood in the path
    Templates parameters; // {searchTerms} as {number}; what we do not know is left out
};

// `url` is where the document came from. Invalid without a template that has {searchTerms} and
// leads to a public http(s) address.
[[nodiscard]] Expected<OpenSearch> parseOpenSearch(const QByteArray &document, const QUrl &url,
                                                   bool mayBePrivate);

} // namespace endpaper::sources
