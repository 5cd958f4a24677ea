// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/isbn.h"

namespace endpaper::test {

// A valid ISBN for each number up to 999,999,999, without hyphens.
inline QString isbnOf(int number)
{
    const quint64 twelve = 978'000'000'000ULL + quint64(number);
    return QString::number(twelve * 10 + quint64(domain::Isbn::checkDigit13(twelve)));
}

} // namespace endpaper::test
