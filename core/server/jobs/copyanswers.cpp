// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/copyanswers.h"

#include "server/api/settings.h"
#include "server/jobs/copylook.h"
#include "server/jobs/money.h"

#include <QJsonDocument>

namespace endpaper::server {

CopyAnswers &CopyAnswers::of(const Settings &settings)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<CopyAnswers>> known;
    const QMutexLocker lock(&mutex);
    auto &answers = known[settings.dataFolder];
    if (!answers) {
        answers = std::make_shared<CopyAnswers>();
    }
    return *answers;
}

Expected<CopyAnswer> CopyAnswers::answer(Context &context, const CopyQuestion &question,
                                         const QByteArray &name)
{
    CopyLook look(context, question);
    TRY(look.begin());
    TRY_ASSIGN(const QByteArray stamp, look.stamp());
    const auto rates = currentRates(context.settings);
    const QByteArray whole = question.subject().toUtf8() + ' ' + question.country.toUtf8() + ' '
        + question.currency.code().toUtf8() + ' ' + question.account.toBytes() + ' ' + name;
    {
        const QMutexLocker lock(&m_mutex);
        const auto found = m_kept.constFind(whole);
        if (found != m_kept.constEnd() && found->stamp == stamp && found->rates == rates
            && (!found->answer.changesAt || context.clock.now() < *found->answer.changesAt)) {
            return found->answer;
        }
    }
    TRY_ASSIGN(const CopyView view, look.finish());
    CopyAnswer answer{view.state,
                      QJsonDocument(copyViewJson(view, question)).toJson(QJsonDocument::Compact),
                      look.changesAt()};
    keep(whole, {stamp, rates, answer});
    return answer;
}

void CopyAnswers::keep(const QByteArray &name, Kept kept)
{
    const auto size = [&name](const Kept &one) {
        return name.size() + one.stamp.size() + one.answer.body.size();
    };
    const QMutexLocker lock(&m_mutex);
    if (const auto before = m_kept.constFind(name); before != m_kept.constEnd()) {
        m_bytes -= size(*before);
        m_kept.erase(before);
    }
    if (m_bytes + size(kept) > bytesMax) {
        m_kept.clear();
        m_bytes = 0;
    }
    m_bytes += size(kept);
    m_kept.insert(name, std::move(kept));
}

} // namespace endpaper::server
