// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "sources/sourcedescription.h"
#include "store/vault/jobrepository.h"

namespace endpaper::server {

// A job of kind "watch" done whole inside the writer's lane: compares what is known of a book with
// the standing searches of those who wish for it, a few hundred at a time, or tells an account what
// has waited. Claimed and finished in one transaction, so a kill neither repeats nor misses
// anything.
[[nodiscard]] Expected<> runWatch(Context &context, const store::Job &job, const Uuid &worker,
                                  const QList<sources::SourceDescription> &sources, bool isSample);

// There is something new about this book: whoever watches for it is looked through again, from the
// start.
[[nodiscard]] Expected<> queueWatch(Context &context, const QString &subject,
                                    const QString &country);

} // namespace endpaper::server
