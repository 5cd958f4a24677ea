// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "places/textpool.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace endpaper::places {

// The names of towns: their own, and what other languages call them. A town is a number here.
class TownNames
{
public:
    // Own names come first, by number; then the languages' names by the package's ids.
    void addOwn(const QByteArray &id, const QString &name);
    void addLanguage(const QString &language, QByteArrayView moFile);
    void finish(); // sorts; before any question

    // Numbers of the towns with a name that begins with the folded prefix, each once, in no order.
    [[nodiscard]] std::vector<quint32> findPrefix(const QByteArray &folded) const;
    // In that language ("de", "pt_BR" falls back on "pt"), else the own name.
    [[nodiscard]] QString name(quint32 town, QStringView language) const;

private:
    struct Folded
    {
        quint32 text;
        quint32 town;
    };
    struct Translated
    {
        quint32 town;
        quint32 language;
        quint32 text;
    };
    void addFolded(quint32 town, const QString &name);
    [[nodiscard]] std::optional<quint32> findTranslated(quint32 town, QStringView language) const;

    TextPool m_pool;
    std::vector<quint32> m_own; // town → its own name
    std::vector<Folded> m_folded; // by text
    std::vector<Translated> m_translated; // by town, language
    QStringList m_languages;
    QHash<QByteArray, quint32> m_towns; // the package's id → town; while building only
};

} // namespace endpaper::places
