// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/text.h"

#include <QMultiHash>

#include <algorithm>
#include <span>
#include <vector>

namespace endpaper::domain {

// Words that sellers use, in their folded form, and what they mean. For the rules of this folder.
template <typename Value> struct Phrase
{
    QStringView words; // folded
    Value value;
};

// What sellers' words may be at most; more is cut off unread.
inline constexpr qsizetype wordsCharactersMax = 16 << 10;

// A table of phrases, to be found in sellers' words: by the first word of each, for there are
// hundreds, and few in any text. Made once of a constant table; any thread.
template <typename Value> class PhraseBook
{
public:
    explicit PhraseBook(std::span<const Phrase<Value>> phrases)
    {
        for (const Phrase<Value> &phrase : phrases) {
            m_byFirstWord.insert(firstWord(phrase.words), &phrase);
        }
    }

    // The values of the phrases that occur as whole words; a phrase inside a longer one that also
    // occurs does not count ("gut" in "sehr gut").
    [[nodiscard]] std::vector<Value> find(QStringView text) const
    {
        QString folded =
            u' ' % foldForSearch(text.first(std::min(text.size(), wordsCharactersMax))) % u' ';
        // Plus, slash and the like between grades part words too.
        for (QChar &c : folded) {
            if (c.isSymbol()) {
                c = u' ';
            }
        }
        std::vector<Value> values;
        for (const Phrase<Value> *phrase : occurringIn(folded)) {
            const QString whole = u' ' % phrase->words % u' ';
            for (qsizetype at = folded.indexOf(whole); at >= 0; at = folded.indexOf(whole)) {
                folded.replace(at + 1, phrase->words.size(), u'|');
                values.push_back(phrase->value);
            }
        }
        return values;
    }

private:
    [[nodiscard]] static QStringView firstWord(QStringView words)
    {
        const qsizetype end = words.indexOf(u' ');
        return end < 0 ? words : words.first(end);
    }

    // Each once, the longest first; of equal ones the first of the table.
    [[nodiscard]] std::vector<const Phrase<Value> *> occurringIn(QStringView folded) const
    {
        std::vector<const Phrase<Value> *> occurring;
        for (qsizetype space = folded.indexOf(u' '); space >= 0 && space + 1 < folded.size();
             space = folded.indexOf(u' ', space + 1)) {
            const QStringView rest = folded.sliced(space + 1);
            const auto [first, last] = m_byFirstWord.equal_range(firstWord(rest));
            for (auto it = first; it != last; ++it) {
                const QStringView words = (*it)->words;
                if (rest.startsWith(words) && rest.size() > words.size()
                    && rest.at(words.size()) == u' ') {
                    occurring.push_back(*it);
                }
            }
        }
        std::sort(occurring.begin(), occurring.end(), [](const auto *a, const auto *b) {
            return a->words.size() != b->words.size() ? a->words.size() > b->words.size() : a < b;
        });
        occurring.erase(std::unique(occurring.begin(), occurring.end()), occurring.end());
        return occurring;
    }

    QMultiHash<QStringView, const Phrase<Value> *> m_byFirstWord;
};

} // namespace endpaper::domain
