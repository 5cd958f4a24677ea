// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QTranslator>

namespace endpaper::look {

// Gives the words of a language, or longer ones with accents ("pseudo"), and remembers which words
// were given: what the program says, as against what the reader's books are called.
class LookTranslator final : public QTranslator
{
    Q_OBJECT
public:
    explicit LookTranslator(const QString &language);

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *source,
                                    const char *disambiguation, int n) const override;
    // The text is the program's own and whole: nothing of the reader's books stands in it.
    [[nodiscard]] bool isOurs(const QString &text) const;

private:
    [[nodiscard]] static QString withoutNumbers(QString text);
    [[nodiscard]] static QString lengthened(const QString &text);

    bool m_isPseudo;
    mutable QSet<QString> m_given;
};

} // namespace endpaper::look
