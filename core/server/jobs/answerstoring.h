// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "sources/executor.h"
#include "store/vault/copyrepository.h"

namespace endpaper::server {

// How long to leave a source, or a key, alone after `failures` in a row: 30 s doubled each time up
// to 6 h, spread by a fifth so that not all come back at once.
[[nodiscard]] std::chrono::milliseconds backoff(int failures);
// Writes down what a source said, and its copies where it said something readable; then whoever
// watches for the book is looked through.
[[nodiscard]] Expected<> storeAnswer(Context &context, const store::CopyScope &scope,
                                     const sources::SourceDescription &source,
                                     sources::Answer answer, int reservedCalls);

} // namespace endpaper::server
