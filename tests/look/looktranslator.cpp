// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/looktranslator.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace endpaper::look {

LookTranslator::LookTranslator(const QString &language)
    : m_isPseudo(language == u"pseudo")
{
    const QString words = m_isPseudo ? u"en"_s : language;
    (void)load(u":/endpaper/i18n/endpaper_%1.qm"_s.arg(words));
}

QString LookTranslator::translate(const char *context, const char *source,
                                  const char *disambiguation, int n) const
{
    QString text = QTranslator::translate(context, source, disambiguation, n);
    if (text.isEmpty()) {
        text = QString::fromUtf8(source);
    }
    if (m_isPseudo) {
        text = lengthened(text);
    }
    if (!text.contains("%1"_L1)) {
        m_given.insert(withoutNumbers(text));
    }
    return text;
}

bool LookTranslator::isOurs(const QString &text) const
{
    return m_given.contains(withoutNumbers(text));
}

QString LookTranslator::withoutNumbers(QString text)
{
    static const QRegularExpression number(u"%n|\\d[\\d.,]*"_s);
    return text.replace(number, u"#"_s);
}

// Vowels with accents, and two fifths longer.
QString LookTranslator::lengthened(const QString &text)
{
    QString longer;
    bool isPlace = false;
    for (const QChar letter : text) {
        static const QString plain = u"aeiouAEIOU"_s;
        static const QString accented = u"áéîöüÁÉÎÖÜ"_s;
        const qsizetype at = isPlace ? -1 : plain.indexOf(letter);
        longer += at >= 0 ? accented.at(at) : letter;
        isPlace = letter == u'%';
    }
    constexpr int partOf = 5;
    for (qsizetype added = 0; added < text.size() * 2 / partOf; ++added) {
        longer += added % partOf == 0 ? u' ' : u'ë';
    }
    return longer;
}

} // namespace endpaper::look
