// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/pairing.h"

#include <QCryptographicHash>

namespace endpaper::protocol {

using namespace Qt::StringLiterals;

namespace {
constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's base 32
constexpr qsizetype codeCharacters = 8;

QString grouped(const QString &code)
{
    return code.first(codeCharacters / 2) % u'-' % code.sliced(codeCharacters / 2);
}
} // namespace

QString pairingCode(QByteArrayView fingerprint)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("endpaper pairing 1");
    hash.addData(fingerprint);
    const QByteArray digest = hash.result();
    quint64 bits = 0;
    for (int i = 0; i < 5; ++i) {
        bits = (bits << 8) | quint8(digest[i]);
    }
    QString code;
    for (int shift = 35; shift >= 0; shift -= 5) {
        code += QLatin1Char(alphabet[(bits >> shift) & 31]);
    }
    return grouped(code);
}

Expected<QString> parsePairingCode(QStringView text)
{
    QString code;
    for (const QChar typed : text) {
        char16_t c = typed.toUpper().unicode();
        if (typed.isSpace() || c == u'-' || c == u'\u2013' || c == u'\u2011') {
            continue;
        }
        c = c == u'O' ? u'0' : c == u'I' || c == u'L' ? u'1' : c;
        if (c > 0x7f || c == 0 || !strchr(alphabet, char(c)) || code.size() == codeCharacters) {
            return fail(ErrorKind::Invalid, u"no pairing code"_s, u"code"_s);
        }
        code += QChar(c);
    }
    if (code.size() != codeCharacters) {
        return fail(ErrorKind::Invalid, u"no pairing code"_s, u"code"_s);
    }
    return grouped(code);
}

} // namespace endpaper::protocol
