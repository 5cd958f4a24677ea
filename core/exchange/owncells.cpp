// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/owncells.h"

#include <algorithm>
#include <array>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar apostrophe = u'\'';
constexpr QChar byteOrderMark = u'\ufeff'; // readers drop it in front of a text

// What makes a spreadsheet calculate, in the wide form of East Asian keyboards too.
bool isFormulaSign(QChar c)
{
    return c == u'=' || c == u'+' || c == u'-' || c == u'@' || c == u'\uff1d' || c == u'\uff0b'
        || c == u'\uff0d' || c == u'\uff20';
}

bool isBlank(QChar c) { return c.isSpace() || c.category() == QChar::Other_Control; }

// Apostrophes in front of such a text count as part of it; so a guard is always told from the
// apostrophe of "'Salem's Lot".
bool needsGuard(QStringView text)
{
    const auto isText = [](QChar c) { return c != apostrophe; };
    const auto begin = std::find_if(text.begin(), text.end(), isText);
    const auto first = std::find_if_not(begin, text.end(), isBlank);
    return (first != text.end() && isFormulaSign(*first))
        || (begin != text.end() && (*begin == u'\t' || *begin == u'\r' || *begin == byteOrderMark));
}

QString listedText(const QString &text)
{
    if (text.isEmpty()) {
        return u"\\e"_s;
    }
    QString written = text;
    return written.replace(u'\\', u"\\\\"_s).replace(u';', u"\\;"_s);
}

} // namespace

QString guardedText(const QString &text)
{
    return needsGuard(text) ? QString(apostrophe % text) : text;
}

QString unguardedText(const QString &cell)
{
    const bool isGuarded = cell.startsWith(apostrophe) && needsGuard(QStringView(cell).sliced(1));
    return isGuarded ? cell.sliced(1) : cell;
}

QString listCell(const QStringList &texts)
{
    QStringList written;
    for (const QString &text : texts) {
        written += listedText(text);
    }
    return guardedText(written.join(u"; "_s));
}

QStringList textsOfCell(const QString &cell)
{
    const QString all = unguardedText(cell);
    QStringList texts;
    if (all.isEmpty()) {
        return texts;
    }
    texts += QString();
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all[i] == u'\\' && i + 1 < all.size()) {
            ++i;
            texts.last() += all[i] == u'e' ? QString() : QString(all[i]);
        } else if (all[i] == u';') {
            texts += QString();
            i += i + 1 < all.size() && all[i + 1] == u' ' ? 1 : 0;
        } else {
            texts.last() += all[i];
        }
    }
    return texts;
}

QString moneyCell(const domain::Money &money)
{
    const int digits = money.currency.minorDigits();
    const bool isNegative = money.minor < 0;
    // The magnitude of the least amount there is fits only without a sign.
    const quint64 magnitude = isNegative ? 0 - quint64(money.minor) : quint64(money.minor);
    QString amount = QString::number(magnitude).rightJustified(digits + 1, u'0');
    if (digits > 0) {
        amount.insert(amount.size() - digits, u'.');
    }
    return guardedText((isNegative ? u"-"_s : QString()) % amount % u' ' % money.currency.code());
}

std::optional<domain::Money> moneyOfCell(const QString &cell)
{
    const QString all = unguardedText(cell).simplified();
    const QString code = all.section(u' ', -1);
    domain::Money money;
    if (code != money.currency.code()) {
        const auto currency = domain::Currency::parse(code);
        if (!currency) {
            return {};
        }
        money.currency = *currency;
    }
    QString amount = all.section(u' ', 0, -2).replace(u',', u'.');
    const bool isNegative = amount.startsWith(u'-');
    amount = isNegative ? amount.sliced(1) : amount;
    const int digits = money.currency.minorDigits();
    const QString minor = amount.section(u'.', 1);
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const QString whole = amount.section(u'.', 0, 0);
    const QString written = whole % minor.leftJustified(digits, u'0');
    if (whole.isEmpty() || minor.size() > digits
        || !std::all_of(written.begin(), written.end(), isDigit)) {
        return {};
    }
    bool isNumber = false;
    const quint64 magnitude = written.toULongLong(&isNumber);
    const quint64 magnitudeMax = (quint64(1) << 63) - (isNegative ? 0 : 1);
    if (!isNumber || magnitude > magnitudeMax) {
        return {};
    }
    money.minor = qint64(isNegative ? 0 - magnitude : magnitude);
    return money;
}

} // namespace endpaper::exchange
