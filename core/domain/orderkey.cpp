// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/orderkey.h"

#include <QRandomGenerator>

#include <algorithm>

namespace endpaper::domain {

namespace {
constexpr char digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr int base = 62;

int valueOf(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'A' && c <= 'Z') {
        return c - 'A' + 10;
    }
    return c >= 'a' && c <= 'z' ? c - 'a' + 36 : -1;
}

int digitAt(QByteArrayView key, qsizetype at)
{
    return at < key.size() ? std::max(0, valueOf(key[at])) : 0;
}

// At an open end a counter saves length: a run of n ends ('z' upwards, '0' downwards) says that a
// number of 2n + 1 digits follows, which is stepped by one. It may not begin with the end's own
// digit.
QByteArray counted(QByteArrayView key, char end, int step)
{
    qsizetype run = 0;
    while (run < key.size() && key[run] == end) {
        ++run;
    }
    const int endDigit = valueOf(end);
    const int restart = step > 0 ? 0 : base - 1;
    QByteArray number(2 * run + 1, '0');
    for (qsizetype i = 0; i < number.size(); ++i) {
        number[i] = digits[digitAt(key, run + i)];
    }
    for (qsizetype i = number.size() - 1; i >= 0; --i) {
        const int digit = valueOf(number[i]) + step;
        if (digit >= 0 && digit < base) {
            number[i] = digits[digit];
            break;
        }
        number[i] = digits[restart];
    }
    if (valueOf(number[0]) == endDigit) {
        return QByteArray(run + 1, end) + QByteArray(2 * (run + 1) + 1, digits[restart]);
    }
    return QByteArray(run, end) + number;
}

// The shortest key above `before`, below `after`, and no beginning of `after`, so that anything may
// be appended. Empty where there is none.
QByteArray shortestBetween(QByteArrayView before, QByteArrayView after)
{
    if (before.isEmpty() && after.isEmpty()) {
        return QByteArray(1, digits[base / 2]);
    }
    if (after.isEmpty()) {
        return counted(before, 'z', 1);
    }
    if (before.isEmpty()) {
        const bool hasRoom =
            std::any_of(after.begin(), after.end(), [](char c) { return c != '0'; });
        return hasRoom ? counted(after, '0', -1) : QByteArray();
    }
    QByteArray key;
    bool isBelowAfter = false; // once one digit is lower, `after` no longer bounds
    for (qsizetype i = 0; i < before.size() + after.size() + 2; ++i) {
        const int low = digitAt(before, i);
        const int high = isBelowAfter ? base : (i < after.size() ? digitAt(after, i) : -1);
        if (high < low) {
            return {};
        }
        if (high - low > 1) {
            return key + digits[(low + high) / 2];
        }
        key += digits[low];
        isBelowAfter = isBelowAfter || high > low;
    }
    return {};
}

QByteArray randomChars(QRandomGenerator &random)
{
    QByteArray chars;
    for (qsizetype i = 0; i + 1 < orderKeyRandomChars; ++i) {
        chars += digits[random.bounded(base)];
    }
    return chars + digits[random.bounded(1, base)]; // a key never ends in '0'
}
} // namespace

bool isOrderKey(QByteArrayView key)
{
    return !key.isEmpty() && key.size() <= orderKeyLengthMax && key.back() != '0'
        && std::all_of(key.begin(), key.end(), [](char c) { return valueOf(c) >= 0; });
}

QByteArray orderKeyBetween(QByteArrayView before, QByteArrayView after, QRandomGenerator &random)
{
    QByteArray key = shortestBetween(before, after);
    if (key.isEmpty()) {
        // Right behind `before`, as its continuation: not past its other neighbours.
        key = before.toByteArray();
    }
    return key + randomChars(random);
}

QList<QByteArray> orderKeysBetween(QByteArrayView before, QByteArrayView after, qsizetype count,
                                   QRandomGenerator &random)
{
    QList<QByteArray> keys;
    if (count <= 0) {
        return keys;
    }
    const QByteArray prefix = orderKeyBetween(before, after, random);
    int width = 1;
    quint64 room = base;
    while (room < quint64(count) * 4) {
        room *= base;
        ++width;
    }
    keys.reserve(count);
    for (qsizetype i = 0; i < count; ++i) {
        quint64 number = quint64(i + 1) * (room / quint64(count + 1));
        QByteArray tail(width, '0');
        for (int at = width - 1; at >= 0; --at, number /= base) {
            tail[at] = digits[number % base];
        }
        keys.append(prefix + tail + (tail.endsWith('0') ? "V" : ""));
    }
    return keys;
}

} // namespace endpaper::domain
