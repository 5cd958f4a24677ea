// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/letter.h"

#include <QDateTime>
#include <QLocale>

namespace endpaper::server {

using namespace Qt::StringLiterals;

// Of UTF-8 in one encoded word of RFC 2047: 48 characters of base64 with their frame and the
// header's name stay below 78.
static constexpr qsizetype encodedWordBytesMax = 36;
static constexpr qsizetype base64LineMax = 76;

static QString oneLine(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control) {
            c = u' ';
        }
    }
    return text.simplified();
}

// "=?utf-8?B?…?=" for whatever is not plain; a character never stands in two of them.
static QByteArray encoded(const QString &given)
{
    const QString text = oneLine(given);
    const bool isPlain =
        std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u' ' && c <= u'~'; });
    if (isPlain && text.size() <= encodedWordBytesMax && !text.contains("=?"_L1)) {
        return text.toLatin1();
    }
    QByteArrayList words;
    QByteArray part;
    const auto close = [&] {
        if (!part.isEmpty()) {
            words.append("=?utf-8?B?" + part.toBase64() + "?=");
            part.clear();
        }
    };
    for (const char32_t c : text.toUcs4()) {
        const QByteArray bytes = QString::fromUcs4(&c, 1).toUtf8();
        if (part.size() + bytes.size() > encodedWordBytesMax) {
            close();
        }
        part += bytes;
    }
    close();
    return words.join("\r\n ");
}

QByteArray addressOf(const QString &mailbox)
{
    QString address = mailbox.trimmed();
    if (const qsizetype open = address.lastIndexOf(u'<'); open >= 0) {
        address = address.mid(open + 1, address.lastIndexOf(u'>') - open - 1);
    }
    const bool isAddress = address.count(u'@') >= 1 && !address.startsWith(u'@')
        && !address.endsWith(u'@') && std::all_of(address.begin(), address.end(), [](QChar c) {
                               return c > u' ' && c != u'<' && c != u'>' && c != u'\x7f';
                           });
    return isAddress ? address.toUtf8() : QByteArray();
}

static QByteArray mailboxOf(const QString &mailbox)
{
    const qsizetype open = mailbox.lastIndexOf(u'<');
    const QString name = open > 0 ? mailbox.left(open).trimmed() : QString();
    const QByteArray address = '<' + addressOf(mailbox) + '>';
    return name.isEmpty() ? address : encoded(name) + ' ' + address;
}

QByteArray toMessage(const Letter &letter)
{
    const QDateTime date = QDateTime::fromMSecsSinceEpoch(toEpochMs(letter.date), Qt::UTC);
    QByteArray out;
    const auto head = [&](QByteArrayView name, const QByteArray &value) {
        out.append(name).append(": ").append(value).append("\r\n");
    };
    head("From", mailboxOf(letter.from));
    head("To", mailboxOf(letter.to));
    head("Subject", encoded(letter.subject));
    head("Date", QLocale::c().toString(date, u"ddd, dd MMM yyyy hh:mm:ss"_s).toLatin1() + " +0000");
    head("Message-ID", '<' + letter.id + '>');
    head("Auto-Submitted", "auto-generated");
    head("MIME-Version", "1.0");
    head("Content-Type", "text/plain; charset=utf-8");
    head("Content-Transfer-Encoding", "base64");
    out += "\r\n";
    QString text = letter.text;
    text.replace("\r\n"_L1, "\n"_L1).replace(u'\n', "\r\n"_L1);
    const QByteArray body = text.toUtf8().toBase64();
    for (qsizetype at = 0; at < body.size(); at += base64LineMax) {
        out += body.mid(at, base64LineMax) + "\r\n";
    }
    return out;
}

} // namespace endpaper::server
