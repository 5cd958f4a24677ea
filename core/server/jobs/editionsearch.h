// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "sources/executor.h"
#include "sources/sourcedescription.h"
#include "store/vault/bookrepository.h"

#include <vector>

namespace endpaper::server {

// Which editions a work has is asked of every catalogue that is on, and asked again after a month.
inline constexpr std::chrono::hours editionsFresh{24 * 30};
inline constexpr int editionsMax = 500;

// The catalogues that may be asked for this work now.
[[nodiscard]] Expected<QList<sources::SourceDescription>>
dueCatalogues(Context &context, const Uuid &work, const QList<sources::SourceDescription> &sources,
              bool isSample);
// What a catalogue said of a work: merged into its set, with how it answered.
[[nodiscard]] Expected<> storeEditions(Context &context, const store::Book &book,
                                       const QString &source, const sources::Answer &answer,
                                       int failures);

// GET and PUT of a book's editions.
void addEditionRoutes(std::vector<Route> &routes);

} // namespace endpaper::server
