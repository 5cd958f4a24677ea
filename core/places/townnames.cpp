// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/townnames.h"

#include "domain/text.h"
#include "places/translations.h"

#include <algorithm>
#include <tuple>

namespace endpaper::places {

void TownNames::addFolded(quint32 town, const QString &name)
{
    const QByteArray folded = domain::foldForSearch(name).toUtf8();
    if (!folded.isEmpty()) {
        m_folded.push_back({m_pool.add(folded), town});
    }
}

void TownNames::addOwn(const QByteArray &id, const QString &name)
{
    const auto town = quint32(m_own.size());
    m_own.push_back(m_pool.add(name.toUtf8()));
    m_towns.insert(id, town);
    addFolded(town, name);
}

void TownNames::addLanguage(const QString &language, QByteArrayView moFile)
{
    const auto number = quint32(m_languages.size());
    m_languages += language;
    for (const Translation &pair : readTranslations(moFile)) {
        const auto town = m_towns.constFind(pair.id.toByteArray());
        if (town == m_towns.constEnd()) {
            continue;
        }
        const quint32 text = m_pool.add(pair.text.toByteArray());
        if (text != m_own[*town]) {
            m_translated.push_back({*town, number, text});
        }
    }
}

void TownNames::finish()
{
    m_towns = {};
    // Many languages share a name; it is folded once a town.
    std::sort(m_translated.begin(), m_translated.end(),
              [](const Translated &a, const Translated &b) {
                  return std::tie(a.town, a.text) < std::tie(b.town, b.text);
              });
    for (size_t i = 0; i < m_translated.size(); ++i) {
        const Translated &current = m_translated[i];
        const bool isKnown = i > 0 && m_translated[i - 1].town == current.town
            && m_translated[i - 1].text == current.text;
        if (!isKnown) {
            addFolded(current.town, m_pool.text(current.text));
        }
    }
    std::sort(m_translated.begin(), m_translated.end(),
              [](const Translated &a, const Translated &b) {
                  return std::tie(a.town, a.language) < std::tie(b.town, b.language);
              });
    std::sort(m_folded.begin(), m_folded.end(), [this](const Folded &a, const Folded &b) {
        const int order = m_pool.at(a.text).compare(m_pool.at(b.text));
        return order != 0 ? order < 0 : a.town < b.town;
    });
    const auto isSame = [](const Folded &a, const Folded &b) {
        return a.text == b.text && a.town == b.town;
    };
    m_folded.erase(std::unique(m_folded.begin(), m_folded.end(), isSame), m_folded.end());
    m_folded.shrink_to_fit();
    m_translated.shrink_to_fit();
    m_pool.forgetIndex();
}

std::vector<quint32> TownNames::findPrefix(const QByteArray &folded) const
{
    std::vector<quint32> towns;
    auto at = std::lower_bound(m_folded.begin(), m_folded.end(), folded,
                               [this](const Folded &entry, const QByteArray &text) {
                                   return m_pool.at(entry.text).compare(text) < 0;
                               });
    for (; at != m_folded.end() && m_pool.at(at->text).startsWith(folded); ++at) {
        towns.push_back(at->town);
    }
    std::sort(towns.begin(), towns.end());
    towns.erase(std::unique(towns.begin(), towns.end()), towns.end());
    return towns;
}

std::optional<quint32> TownNames::findTranslated(quint32 town, QStringView language) const
{
    const std::pair wanted(town, quint32(m_languages.indexOf(language)));
    const auto at =
        std::lower_bound(m_translated.begin(), m_translated.end(), wanted,
                         [](const Translated &entry, const std::pair<quint32, quint32> &key) {
                             return std::pair(entry.town, entry.language) < key;
                         });
    const bool isFound = at != m_translated.end() && std::pair(at->town, at->language) == wanted;
    return isFound ? std::optional(at->text) : std::nullopt;
}

QString TownNames::name(quint32 town, QStringView language) const
{
    std::optional<quint32> text = findTranslated(town, language);
    // Austrian German has a few names of its own; the rest are German's.
    if (const auto part = std::max(language.indexOf(u'_'), language.indexOf(u'-'));
        !text && part > 0) {
        text = findTranslated(town, language.first(part));
    }
    return m_pool.text(text.value_or(m_own[town]));
}

} // namespace endpaper::places
