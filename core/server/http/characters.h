// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>

namespace endpaper::server {

// The character classes of RFC 9110 §5.6 and RFC 3986, one look-up a byte.
namespace characters {

enum Class : quint8 {
    Token = 1, // tchar
    Field = 2, // in a field's value: HTAB, SP, VCHAR, obs-text
    Target = 4, // in a request target: VCHAR, and obs-text that is checked as UTF-8 afterwards
    Host = 8, // in a reg-name or an address: unreserved, sub-delims, '%', and ':' '[' ']'
    Id = 16, // in a request id that we pass on
};

constexpr std::array<quint8, 256> makeTable()
{
    std::array<quint8, 256> table{};
    const auto add = [&table](const char *set, quint8 bits) {
        for (; *set; ++set) {
            table[static_cast<unsigned char>(*set)] |= bits;
        }
    };
    for (int c = 0; c < 256; ++c) {
        const auto at = static_cast<size_t>(c);
        const bool isAlnum =
            (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
        if (isAlnum) {
            table[at] |= Token | Host | Id;
        }
        if (c == '\t' || (c >= 0x20 && c != 0x7F)) {
            table[at] |= Field;
        }
        if (c > 0x20 && c != 0x7F) {
            table[at] |= Target;
        }
    }
    add("!#$%&'*+-.^_`|~", Token);
    add("-._~!$&'()*+,;=%:[]", Host);
    add("-._", Id);
    return table;
}

inline constexpr std::array<quint8, 256> table = makeTable();

[[nodiscard]] inline bool is(char c, Class what)
{
    return (table[static_cast<unsigned char>(c)] & what) != 0;
}

[[nodiscard]] inline bool areAll(QByteArrayView text, Class what)
{
    for (const char c : text) {
        if (!is(c, what)) {
            return false;
        }
    }
    return true;
}

[[nodiscard]] inline bool isDigit(char c) { return c >= '0' && c <= '9'; }

// The value of a hexadecimal digit, -1 if it is none.
[[nodiscard]] inline int hexValue(char c)
{
    if (isDigit(c)) {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace characters

} // namespace endpaper::server
