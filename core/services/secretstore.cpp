// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secretstore.h"

#include "base/log.h"
#include "base/then.h"
#include "services/profile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView keyringService("endpaper");

QFuture<Expected<QByteArray>> ready(Expected<QByteArray> secret)
{
    return QtFuture::makeReadyFuture(std::move(secret));
}

Error silence() { return {ErrorKind::Unavailable, u"the keyring does not answer"_s}; }

} // namespace

SecretStore::SecretStore(QString file, Place preferred, QObject *parent,
                         std::chrono::milliseconds patience)
    : QObject(parent)
    , m_file(std::move(file))
    , m_place(preferred)
    , m_patience(patience)
{
}

// One answer: the job's, or that there was none in time. The job goes on, and is nobody's child,
// for the keyring's library calls back into it; whenever it ends, the keyring answers again.
QFuture<SecretStore::Outcome> SecretStore::run(QKeychain::Job *job)
{
    auto promise = std::make_shared<QPromise<Outcome>>();
    promise->start();
    const auto finish = [promise](Outcome outcome) {
        if (!promise->future().isFinished()) {
            promise->addResult(outcome);
            promise->finish();
        }
    };
    connect(job, &QKeychain::Job::finished, this, [this, finish](QKeychain::Job *done) {
        const QKeychain::Error error = done->error();
        finish(error == QKeychain::NoError             ? Outcome::Done
                   : error == QKeychain::EntryNotFound ? Outcome::NotFound
                                                       : Outcome::Failed);
        setWaiting(false);
    });
    QTimer::singleShot(m_patience, this, [this, promise, finish] {
        if (!promise->future().isFinished()) {
            setWaiting(true);
            finish(Outcome::Silent);
        }
    });
    job->start();
    return promise->future();
}

QFuture<Expected<QByteArray>> SecretStore::find(const QString &name)
{
    Expected<QByteArray> inFile = findInFile(name);
    if (m_place == Place::File || inFile) {
        return ready(std::move(inFile));
    }
    if (m_isWaiting) {
        return ready(tl::unexpected(silence()));
    }
    auto *job = new QKeychain::ReadPasswordJob(keyringService);
    job->setInsecureFallback(false);
    job->setKey(name);
    auto secret = std::make_shared<QByteArray>();
    connect(job, &QKeychain::Job::finished, this, [job, secret] { *secret = job->binaryData(); });
    return run(job) | then(this, [this, name, secret](Outcome outcome) -> Expected<QByteArray> {
               switch (outcome) {
               case Outcome::Done:
                   return *secret;
               case Outcome::Silent:
                   return tl::unexpected(silence());
               case Outcome::Failed:
                   fallBack();
                   break;
               case Outcome::NotFound:
                   break;
               }
               return findInFile(name);
           });
}

QFuture<Expected<>> SecretStore::put(const QString &name, const QByteArray &secret)
{
    const int turn = ++m_turns[name];
    if (m_place == Place::File || m_isWaiting) {
        return QtFuture::makeReadyFuture(putInFile(name, secret));
    }
    auto *job = new QKeychain::WritePasswordJob(keyringService);
    job->setInsecureFallback(false);
    job->setKey(name);
    job->setBinaryData(secret);
    return run(job) | then(this, [this, name, secret, turn](Outcome outcome) -> Expected<> {
               if (outcome != Outcome::Done && outcome != Outcome::Silent) {
                   fallBack();
               }
               if (turn != m_turns.value(name)) {
                   return {}; // put anew or removed meanwhile
               }
               // Beside the keyring's, an older one in the file would be taken for the newer.
               return putInFile(name, outcome == Outcome::Done ? QByteArray() : secret);
           });
}

QFuture<Expected<>> SecretStore::remove(const QString &name)
{
    ++m_turns[name];
    const Expected<> fromFile = putInFile(name, {});
    if (m_place == Place::File) {
        return QtFuture::makeReadyFuture(fromFile);
    }
    // Asked even of one that is silent: it goes when that one answers.
    auto *job = new QKeychain::DeletePasswordJob(keyringService);
    job->setInsecureFallback(false);
    job->setKey(name);
    return run(job) | then(this, [fromFile](Outcome outcome) -> Expected<> {
               return outcome == Outcome::Silent ? Expected<>(tl::unexpected(silence())) : fromFile;
           });
}

Expected<QByteArray> SecretStore::findInFile(const QString &name) const
{
    QFile file(m_file);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::NotFound, u"no secrets file"_s);
    }
    const QJsonValue value = QJsonDocument::fromJson(file.readAll()).object().value(name);
    if (!value.isString()) {
        return fail(ErrorKind::NotFound, u"no secret of that name"_s);
    }
    return QByteArray::fromBase64(value.toString().toLatin1());
}

Expected<> SecretStore::putInFile(const QString &name, const QByteArray &secret)
{
    QJsonObject secrets;
    if (QFile file(m_file); file.open(QIODevice::ReadOnly)) {
        secrets = QJsonDocument::fromJson(file.readAll()).object();
    }
    if (secret.isEmpty()) {
        if (!secrets.contains(name)) {
            return {};
        }
        secrets.remove(name);
    } else {
        secrets.insert(name, QString::fromLatin1(secret.toBase64()));
    }
    return writePrivateFile(m_file, QJsonDocument(secrets).toJson());
}

void SecretStore::fallBack()
{
    if (m_place == Place::File) {
        return;
    }
    qCInfo(lcDesktop) << "no keyring answers: secrets rest in a private file";
    m_place = Place::File;
    Q_EMIT placeChanged();
}

void SecretStore::setWaiting(bool isWaiting)
{
    if (m_isWaiting == isWaiting) {
        return;
    }
    m_isWaiting = isWaiting;
    qCInfo(lcDesktop) << (isWaiting ? "the keyring does not answer" : "the keyring answers again");
    Q_EMIT placeChanged();
    if (!isWaiting) {
        moveToKeyring();
    }
}

// What had to rest in the file meanwhile.
void SecretStore::moveToKeyring()
{
    QFile file(m_file);
    if (m_place == Place::File || !file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QJsonObject secrets = QJsonDocument::fromJson(file.readAll()).object();
    for (auto it = secrets.constBegin(); it != secrets.constEnd(); ++it) {
        put(it.key(), QByteArray::fromBase64(it->toString().toLatin1()))
            | then(this, [](const Expected<> &) {});
    }
}

} // namespace endpaper::services
