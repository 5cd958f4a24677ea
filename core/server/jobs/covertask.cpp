// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "server/api/settings.h"
#include "server/jobs/jobworker.h"
#include "store/vault/copysourcerepository.h"
#include "store/vault/coverrepository.h"

#include <QCryptographicHash>
#include <QDir>
#include <QSaveFile>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::FetchResult;

// Open Library lets covers be asked for by ISBN a hundred times in five minutes.
static const store::CallBudget coverBudget{80, std::chrono::minutes(5), 5000};
static const QString coverSource = u"openlibrary-covers"_s;
static constexpr qint64 coverBytesMax = 2 << 20;
static constexpr std::chrono::hours noneFor{24 * 30}; // until we look again for one that nobody has

// By what the bytes are, not by what their sender calls them; null for what is no picture.
static QString imageType(const QByteArray &bytes)
{
    if (bytes.startsWith("\xff\xd8\xff")) {
        return u"image/jpeg"_s;
    }
    if (bytes.startsWith("\x89PNG\r\n\x1a\n")) {
        return u"image/png"_s;
    }
    return bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP" ? u"image/webp"_s : QString();
}

static Expected<QString> keep(const QString &dataFolder, const QByteArray &bytes)
{
    const QString digest =
        QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QString folder = dataFolder % u"/covers"_s;
    QSaveFile file(folder % u'/' % digest);
    if (!QDir().mkpath(folder) || !file.open(QIODevice::WriteOnly)
        || file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(ErrorKind::Unavailable, u"cannot keep a cover: "_s % file.errorString());
    }
    return digest;
}

Expected<> JobRunner::Worker::prepareCover(Context &context, Task &task, const Facts &facts)
{
    const Instant now = context.clock.now();
    store::JobRepository jobs(context.transaction);
    store::CopySourceRepository settings(context.transaction, facts.isSample);
    TRY_ASSIGN(const auto openLibrary, settings.get(u"openlibrary"_s));
    // Sample books have no pictures; and whoever turned Open Library off, turned this off.
    if (facts.isSample || !openLibrary.isOn) {
        TRY(store::CoverRepository(context.transaction)
                .put({.isbn = task.job.key, .changed = now, .nextAt = now + noneFor}));
        TRY(jobs.finish(task.job.id, facts.worker.id, now));
        task.job.id = 0;
        return {};
    }
    TRY_ASSIGN(const auto until, settings.reserve(coverSource, 1, coverBudget, now));
    if (until) {
        TRY(jobs.retry(task.job.id, facts.worker.id, *until, u"budget"_s, now));
        task.job.id = 0;
    }
    return {};
}

void JobRunner::Worker::beginCover(const TaskPointer &task)
{
    QUrl url = m_options.coverBase;
    url.setPath(u"/b/isbn/"_s % task->job.key % u"-L.jpg"_s);
    url.setQuery(u"default=false"_s);
    const sources::FetchRequest request{
        .url = url, .mayBePrivate = m_options.coverBase != JobOptions().coverBase};
    m_fetcher->fetch(request, [this, task](const FetchResult &result) {
        const bool isThere = result.outcome == FetchResult::Outcome::Answered
            && result.status == 200 && result.body.size() <= coverBytesMax;
        const QString type = isThere ? imageType(result.body) : QString();
        const bool isNone = result.outcome == FetchResult::Outcome::Answered
            && (result.status == 404 || result.status == 410 || (isThere && type.isNull()));
        const QString folder = m_engine.settings().dataFolder;
        write(
            [facts = m_facts, task, type, isNone, body = result.body,
             folder](Context &context) -> Expected<> {
                const Instant now = context.clock.now();
                store::JobRepository jobs(context.transaction);
                if (type.isNull() && !isNone) {
                    return jobs.retry(task->job.id, facts->worker.id,
                                      now + backoff(task->job.attempt), u"unreachable"_s, now);
                }
                store::Cover cover{.isbn = task->job.key, .changed = now};
                if (isNone) {
                    cover.nextAt = now + noneFor;
                } else {
                    TRY_ASSIGN(cover.digest, keep(folder, body));
                    cover.type = type;
                    cover.source = u"openlibrary"_s;
                }
                TRY(store::CoverRepository(context.transaction).put(cover));
                return jobs.finish(task->job.id, facts->worker.id, now);
            },
            [this](const Expected<> &done) { over(done); });
    });
}

} // namespace endpaper::server
