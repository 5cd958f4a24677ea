// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace endpaper::store {

// One edition of a work, as catalogues and people put them together.
struct Edition
{
    QString isbn = {}; // 13 digits
    QString title = {};
    QString language = {};
    QString published = {};
    QString publisher = {};
    QStringList sources = {}; // who said so: "openlibrary", "dnb", "hand"
    bool isByHand = false; // a person put it in or took it out: no catalogue changes that
    bool isIn = true;
};

// How a source answered when it was asked for a work's editions last.
struct EditionLook
{
    QString source = {};
    QString state = {};
    Instant at = {};
    std::optional<Instant> nextAt = {};
};

class EditionRepository
{
public:
    explicit EditionRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    // Those that are in, by year, the unknown last.
    [[nodiscard]] Expected<std::vector<Edition>> list(const Uuid &work, int limit);
    // Works that an edition is in.
    [[nodiscard]] Expected<QList<Uuid>> worksOf(const QString &isbn, int limit);
    // As some catalogue has it; empty where none says it.
    [[nodiscard]] Expected<QString> languageOf(const QString &isbn);
    // What a catalogue says: adds it, or completes what is known; never what a person decided.
    [[nodiscard]] Expected<> merge(const Uuid &work, const Edition &edition, Instant now);
    // What a person says.
    [[nodiscard]] Expected<> set(const Uuid &work, const QString &isbn, bool isIn, Instant now);

    [[nodiscard]] Expected<std::vector<EditionLook>> looks(const Uuid &work);
    [[nodiscard]] Expected<> putLook(const Uuid &work, const EditionLook &look);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
