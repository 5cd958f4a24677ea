// SPDX-License-Identifier: GPL-3.0-or-later
#include "seededtokens.h"

#include <sodium.h>

namespace endpaper::sim {

namespace {
QRandomGenerator *tokenSource = nullptr;
uint32_t token() { return tokenSource ? tokenSource->generate() : 0; }
void fillToken(void *bytes, size_t size)
{
    for (size_t i = 0; i < size; ++i) {
        static_cast<unsigned char *>(bytes)[i] = static_cast<unsigned char>(token());
    }
}
randombytes_implementation tokens = {.implementation_name = [] { return "simulation"; },
                                     .random = token,
                                     .stir = nullptr,
                                     .uniform = nullptr,
                                     .buf = fillToken,
                                     .close = nullptr};
} // namespace

void tokensFrom(QRandomGenerator *random)
{
    tokenSource = random;
    randombytes_set_implementation(&tokens);
}

} // namespace endpaper::sim
