// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/secretstore.h"

#include "base/log.h"
#include "base/then.h"
#include "services/profile.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPromise>

#include <qt6keychain/keychain.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView keyringService("endpaper");

// Runs a keyring job; the future ends with true, or with false where the keyring cannot be used.
template <typename Job> QFuture<QKeychain::Error> run(Job *job)
{
    auto promise = std::make_shared<QPromise<QKeychain::Error>>();
    promise->start();
    QObject::connect(job, &QKeychain::Job::finished, job, [promise](QKeychain::Job *done) {
        promise->addResult(done->error());
        promise->finish();
    });
    job->start();
    return promise->future();
}

} // namespace

SecretStore::SecretStore(QString file, Place preferred, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
    , m_place(preferred)
{
}

QFuture<Expected<QByteArray>> SecretStore::find(const QString &name)
{
    if (m_place == Place::File) {
        return QtFuture::makeReadyFuture(findInFile(name));
    }
    auto *job = new QKeychain::ReadPasswordJob(keyringService, this);
    job->setInsecureFallback(false);
    job->setKey(name);
    auto secret = std::make_shared<QByteArray>();
    connect(job, &QKeychain::Job::finished, this, [job, secret] { *secret = job->binaryData(); });
    return run(job)
        | then(this, [this, name, secret](QKeychain::Error error) -> Expected<QByteArray> {
               if (error == QKeychain::NoError) {
                   return *secret;
               }
               if (error != QKeychain::EntryNotFound) {
                   fallBack();
               }
               return findInFile(name);
           });
}

QFuture<Expected<>> SecretStore::put(const QString &name, const QByteArray &secret)
{
    if (m_place == Place::File) {
        return QtFuture::makeReadyFuture(putInFile(name, secret));
    }
    auto *job = new QKeychain::WritePasswordJob(keyringService, this);
    job->setInsecureFallback(false);
    job->setKey(name);
    job->setBinaryData(secret);
    return run(job) | then(this, [this, name, secret](QKeychain::Error error) -> Expected<> {
               if (error == QKeychain::NoError) {
                   return {};
               }
               fallBack();
               return putInFile(name, secret);
           });
}

QFuture<Expected<>> SecretStore::remove(const QString &name)
{
    if (m_place == Place::File) {
        return QtFuture::makeReadyFuture(putInFile(name, {}));
    }
    auto *job = new QKeychain::DeletePasswordJob(keyringService, this);
    job->setInsecureFallback(false);
    job->setKey(name);
    return run(job) | then(this, [this, name](QKeychain::Error) { return putInFile(name, {}); });
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

} // namespace endpaper::services
