// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

// Ends a test for want of a program that packaging/test installs. It sets ENDPAPER_REQUIRE_ALL,
// under which that is a failure: there the lack is a mistake. By itself the test is skipped.
#define SKIP_FOR_LACK(words)                                                                       \
    do {                                                                                           \
        if (qEnvironmentVariableIntValue("ENDPAPER_REQUIRE_ALL") > 0) {                            \
            QFAIL(words);                                                                          \
        }                                                                                          \
        QSKIP(words);                                                                              \
    } while (false)
