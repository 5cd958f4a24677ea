// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/decimal.h"

namespace endpaper::domain {

using namespace Qt::StringLiterals;

qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    for (int i = 0; i < exponent; ++i) {
        power *= 10;
    }
    return power;
}

tl::unexpected<Error> badAmount(QString why)
{
    return fail(ErrorKind::Invalid, std::move(why), u"price"_s);
}

Expected<qint64> toMinor(QStringView whole, QStringView decimals, int digits)
{
    while (decimals.size() > digits) {
        if (decimals.back() != u'0') {
            return badAmount(u"finer than the currency"_s);
        }
        decimals.chop(1);
    }
    qint64 minor = 0;
    const QString all = whole % decimals % QString(digits - decimals.size(), u'0');
    for (const QChar c : all) {
        if (__builtin_mul_overflow(minor, 10, &minor)
            || __builtin_add_overflow(minor, c.digitValue(), &minor)) {
            return fail(ErrorKind::TooLarge, u"amount overflows"_s, u"price"_s);
        }
    }
    return minor;
}

} // namespace endpaper::domain
