// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <tl/expected.hpp>
#include <utility>

namespace endpaper {

// A value, or why there is none. tl::expected until the compiler brings std::expected.
template<typename T = void>
using Expected = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorKind kind, QString context, QString field = {})
{
    return tl::unexpected<Error>(Error{kind, std::move(context), std::move(field)});
}

} // namespace endpaper

// The only macros that we own. TRY(expr) returns the error of an Expected<void>;
// TRY_ASSIGN(decl, expr) declares from the value, or returns the error.
#define ENDPAPER_CONCAT_2(a, b) a##b
#define ENDPAPER_CONCAT(a, b) ENDPAPER_CONCAT_2(a, b)
#define TRY(expr)                                                                                  \
    do {                                                                                           \
        if (auto tryResult = (expr); !tryResult) {                                                 \
            return ::tl::unexpected<::endpaper::Error>(std::move(tryResult).error());              \
        }                                                                                          \
    } while (false)
#define TRY_ASSIGN(decl, expr)                                                                     \
    auto ENDPAPER_CONCAT(tryAssign, __LINE__) = (expr);                                            \
    if (!ENDPAPER_CONCAT(tryAssign, __LINE__)) {                                                   \
        return ::tl::unexpected<::endpaper::Error>(                                                \
            std::move(ENDPAPER_CONCAT(tryAssign, __LINE__)).error());                              \
    }                                                                                              \
    decl = std::move(*ENDPAPER_CONCAT(tryAssign, __LINE__))
