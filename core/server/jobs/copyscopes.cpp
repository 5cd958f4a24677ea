// SPDX-License-Identifier: GPL-3.0-or-later
// Which other editions' searches an answer about copies is made of.
#include "server/api/settings.h"
#include "server/jobs/copylook.h"

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::SourceDescription;

// Other editions of the work whose known copies are shown too.
static constexpr int editionsMax = 10;

Expected<> CopyLook::readChosen()
{
    for (const QString &isbn : m_question.chosen) {
        Chosen chosen{.scope = {isbn, m_scope.country, m_scope.isSample}, .answers = {}, .due = {}};
        TRY_ASSIGN(chosen.answers,
                   store::CopyRepository(m_context.transaction).answers(chosen.scope));
        for (size_t i = 0; i < m_view.sources.size(); ++i) {
            SourceStatus &status = m_view.sources[i];
            if (status.state == "needs_key"_L1) {
                continue;
            }
            const SourceDescription &source = *m_active.value(status.id);
            const auto found =
                std::ranges::find(chosen.answers, status.id, &store::SourceAnswer::source);
            const store::SourceAnswer *answer = found == chosen.answers.end() ? nullptr : &*found;
            if (isDue(source, answer, m_now)) {
                chosen.due.append(qsizetype(i));
            }
            if (answer) {
                status.rows += answer->rows;
                noteChange(answer->nextAt);
                noteChange(answer->goodAt
                               ? std::optional<Instant>(*answer->goodAt + source.terms.maxAge)
                               : std::nullopt);
            }
        }
        m_chosen.push_back(std::move(chosen));
    }
    return {};
}

Expected<> CopyLook::readScopes()
{
    if (m_question.isExact || !m_question.book) {
        return {};
    }
    TRY_ASSIGN(const auto editions,
               store::BookRepository(m_context.transaction)
                   .listOfWork(m_question.book->workId, editionsMax));
    QStringList subjects{m_scope.subject};
    subjects += m_question.chosen;
    const auto add = [&](const QString &subject) {
        if (!subjects.contains(subject)) {
            subjects.append(subject);
            m_otherScopes.append({subject, m_scope.country, m_scope.isSample});
        }
    };
    for (const store::Book &edition : editions) {
        add(edition.isbn.isEmpty() ? edition.id.toString() : edition.isbn);
    }
    // What catalogues put together: the watch looks for some of these.
    TRY_ASSIGN(const auto merged,
               store::CopyRepository(m_context.transaction)
                   .searchedEditions(m_question.book->workId, m_scope, editionsMax));
    for (const QString &isbn : merged) {
        add(isbn);
    }
    return {};
}

} // namespace endpaper::server
