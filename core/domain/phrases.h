// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/text.h"

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

// The values of the phrases that occur as whole words; a phrase inside a longer one that also
// occurs does not count ("gut" in "sehr gut").
template <typename Value>
std::vector<Value> findPhrases(QStringView text, std::span<const Phrase<Value>> phrases)
{
    QString folded =
        u' ' % foldForSearch(text.first(std::min(text.size(), wordsCharactersMax))) % u' ';
    // Plus, slash and the like between grades part words too.
    for (QChar &c : folded) {
        if (c.isSymbol()) {
            c = u' ';
        }
    }
    std::vector<const Phrase<Value> *> occurring;
    for (const Phrase<Value> &phrase : phrases) {
        if (folded.contains(phrase.words)) {
            occurring.push_back(&phrase);
        }
    }
    std::stable_sort(occurring.begin(), occurring.end(), [](const auto *a, const auto *b) {
        return a->words.size() > b->words.size();
    });
    std::vector<Value> values;
    for (const Phrase<Value> *phrase : occurring) {
        const QString whole = u' ' % phrase->words % u' ';
        for (qsizetype at = folded.indexOf(whole); at >= 0; at = folded.indexOf(whole)) {
            folded.replace(at + 1, phrase->words.size(), u'|');
            values.push_back(phrase->value);
        }
    }
    return values;
}

} // namespace endpaper::domain
