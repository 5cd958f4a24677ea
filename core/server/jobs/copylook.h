// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/samecopy.h"
#include "server/jobs/copysearch.h"

#include <QHash>
#include <QSet>

namespace endpaper::server {

// One look at the copies of a book, in two steps: what the sources said last and whether they must
// be asked again (begin(), cheap), then the copies themselves, folded and totalled (finish(): 400
// copies take some milliseconds). Lives no longer than its context and question.
class CopyLook
{
public:
    CopyLook(Context &context, const CopyQuestion &question);

    // Reads the sources' states and queues a search where one is due. Where it may not write and
    // would have to, it fails and sets context.wantsToWrite.
    [[nodiscard]] Expected<> begin();
    // After begin(): what finish() would give is the same as long as these bytes are, and the rates
    // are, and the time has not come to changesAt().
    [[nodiscard]] Expected<QByteArray> stamp();
    // When time alone makes another view of it. Complete after finish().
    [[nodiscard]] std::optional<Instant> changesAt() const { return m_changesAt; }
    [[nodiscard]] Expected<CopyView> finish();

private:
    [[nodiscard]] Expected<> readStatuses();
    [[nodiscard]] SourceStatus statusOf(const sources::SourceDescription &source,
                                        const store::SourceAnswer *answer, bool hasSecret);
    void addNear(SourceStatus &status, const sources::SourceDescription &source);
    [[nodiscard]] Expected<> readChosen();
    [[nodiscard]] Expected<> searchIfDue();
    [[nodiscard]] Expected<> readScopes();
    [[nodiscard]] Expected<> readReader();
    enum class Part { Asked, Near, OtherEdition };
    [[nodiscard]] Expected<> addCopies(const store::CopyScope &scope, Part part);
    [[nodiscard]] bool isWanted(const store::StoredCopy &stored, Part part);
    void fold(std::vector<domain::PricedCopy> &priced, const domain::RateTable *rates);
    void noteChange(std::optional<Instant> at);

    Context &m_context;
    const CopyQuestion &m_question;
    Instant m_now;
    store::CopyScope m_scope;
    QList<store::CopyScope> m_otherScopes; // of the work's other editions
    struct Chosen
    {
        store::CopyScope scope;
        std::vector<store::SourceAnswer> answers;
        QList<qsizetype> due; // indexes into m_view.sources
    };
    std::vector<Chosen> m_chosen; // the editions that the reader chose besides
    CopyView m_view;
    store::CopyScope m_nearScope; // its subject is null without an area
    QList<qsizetype> m_due; // indexes into m_view.sources
    QList<qsizetype> m_dueNear;
    std::vector<store::SourceAnswer> m_answers;
    std::vector<store::SourceAnswer> m_nearAnswers;
    QHash<QString, const sources::SourceDescription *> m_active;
    std::vector<domain::PricedCopy> m_priced;
    QHash<Uuid, QStringList> m_marks;
    QSet<Uuid> m_hiddenCopies;
    QSet<QString> m_hiddenSellers; // "source\nseller"
    domain::PartedCopies m_parted;
    QHash<Uuid, std::vector<domain::Copy>> m_also; // by the copy that stands for them
    std::optional<Instant> m_changesAt;
    bool m_hasOld = false;
};

} // namespace endpaper::server
