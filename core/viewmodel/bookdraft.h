// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "store/cache/wishrows.h"

namespace endpaper::viewmodel {

// The fields of the book pane as they are typed.
struct BookDraft
{
    QString title = {};
    QString authors = {}; // parted by ";"
    QString isbn = {};
    QString note = {};
    QString tags = {}; // parted by ","
    QString target = {};
    QString condition = {}; // a grade, or empty
    QString editionMode = QStringLiteral("any");
    QString editionLanguages = {};
    QList<domain::Isbn> editionIsbns = {};
    QString alert = QStringLiteral("digest"); // "digest", "now", "off"
    int priority = 0;

    friend bool operator==(const BookDraft &, const BookDraft &) = default;
};

[[nodiscard]] BookDraft draftOf(const store::CachedWish &wish);
// Writes the draft into the wish. Invalid with `field` "title", "isbn" or "target"; for an ISBN the
// context is domain::isbnProblemName().
[[nodiscard]] Expected<> applyDraft(const BookDraft &draft, domain::Wish &wish,
                                    domain::Currency currency);
[[nodiscard]] QStringList tagsOf(const QString &text);

} // namespace endpaper::viewmodel
