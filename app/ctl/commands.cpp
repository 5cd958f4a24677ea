// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands.h"

#include "places/placesindex.h"
#include "places/postcodefiles.h"
#include "protocol/pairing.h"
#include "server/api/accounts.h"
#include "server/api/catalogueimporter.h"
#include "server/api/password.h"
#include "server/api/problem.h"
#include "server/api/settings.h"
#include "server/api/syncspaces.h"
#include "server/jobs/money.h"
#include "store/vault/accountrepository.h"
#include "store/vault/activityrepository.h"
#include "store/vault/vault.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QThread>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace endpaper::ctl {

using namespace Qt::StringLiterals;
using store::Account;
using store::AccountRepository;
using store::CatalogueImport;
using store::CatalogueRepository;
using store::Transaction;

namespace {

// Between two batches the daemon's writer gets its turn.
constexpr int breathMs = 5;
constexpr qint64 passwordLineBytesMax = 4096;
constexpr qint64 rateFileBytesMax = 1 << 20;

tl::unexpected<QString> sorry(const QString &sentence) { return tl::unexpected(sentence); }

// The newest unfinished import of the same file, or a new one.
Expected<CatalogueImport> findOrStart(Transaction &transaction, const QFileInfo &file)
{
    CatalogueRepository catalogue(transaction);
    TRY_ASSIGN(const auto unfinished, catalogue.listUnfinished());
    for (const CatalogueImport &import : unfinished) {
        if (import.file == file.absoluteFilePath() && import.size == file.size()) {
            return import;
        }
    }
    CatalogueImport import;
    import.id = Uuid::create();
    import.file = file.absoluteFilePath();
    import.name = file.fileName();
    import.size = file.size();
    import.created = import.changed = SystemClock::instance().now();
    TRY(catalogue.insertImport(import));
    TRY(store::ActivityRepository(transaction)
            .insert(SystemClock::instance(), {}, u"catalogue.import"_s,
                    u"job:"_s % import.id.toString(),
                    {{u"name"_s, import.name}, {u"bytes"_s, import.size}}));
    return import;
}

// The first line of standard input; from a terminal without showing it.
QString readPassword()
{
    termios shown{};
    const bool isTerminal = ::isatty(STDIN_FILENO) == 1 && ::tcgetattr(STDIN_FILENO, &shown) == 0;
    if (isTerminal) {
        termios hidden = shown;
        hidden.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
        tell(u"Password:"_s);
    }
    QFile input;
    QByteArray line;
    if (input.open(stdin, QIODevice::ReadOnly)) {
        line = input.readLine(passwordLineBytesMax);
    }
    if (isTerminal) {
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    }
    while (line.endsWith('\n') || line.endsWith('\r')) {
        line.chop(1);
    }
    return QString::fromUtf8(line);
}

QString fieldSentence(const Error &error)
{
    return error.field % u": "_s
        % server::words(u"reason."_s % error.context, QLocale(QLocale::English));
}

} // namespace

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", line.toLocal8Bit().constData());
    std::fflush(stdout);
}

void tell(const QString &line) { std::fprintf(stderr, "%s\n", line.toLocal8Bit().constData()); }

QString vaultSentence(const Error &error, const QString &folder)
{
    switch (error.kind) {
    case ErrorKind::Unsupported:
        return u"The vault in %1 was made by a newer Endpaper."_s.arg(folder);
    case ErrorKind::Corrupt:
        return u"The vault in %1 is damaged: %2"_s.arg(folder, error.context);
    case ErrorKind::Unavailable:
        return u"The vault in %1 cannot be opened or written: %2"_s.arg(folder, error.context);
    default:
        return u"The vault in %1: %2"_s.arg(folder, error.context);
    }
}

Outcome importCatalogue(const QString &folder, const QString &path)
{
    const QFileInfo file(path);
    if (!file.isFile() || !file.isReadable()) {
        return sorry(u"There is no readable file %1"_s.arg(path));
    }
    if (file.size() == 0) {
        return sorry(u"%1 is empty"_s.arg(path));
    }
    if (!QDir().mkpath(folder)) {
        return sorry(u"The folder %1 cannot be made"_s.arg(folder));
    }
    auto database = store::openVault(folder % u"/vault.sqlite"_s);
    if (!database) {
        return sorry(vaultSentence(database.error(), folder));
    }
    const auto run =
        [&database](const std::function<Expected<>(Transaction &)> &work) -> Expected<> {
        {
            TRY_ASSIGN(Transaction transaction, Transaction::begin(**database));
            TRY(work(transaction));
            TRY(transaction.commit());
        }
        QThread::msleep(breathMs);
        return {};
    };
    CatalogueImport import;
    const auto started = run([&](Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(import, findOrStart(transaction, file));
        return {};
    });
    if (!started) {
        return sorry(vaultSentence(started.error(), folder));
    }
    if (import.position > 0) {
        tell(u"Going on after %1 rows"_s.arg(import.rows));
    }
    const std::atomic_bool isCancelled = false;
    const auto done = server::runCatalogueImport(
        import, run, SystemClock::instance(), isCancelled, [](const CatalogueImport &now) {
            if (now.rows % (20 * server::catalogueBatchRows) == 0) {
                tell(u"%1 rows"_s.arg(now.rows));
            }
        });
    if (!done) {
        return sorry(vaultSentence(done.error(), folder)
                     % u". What was imported so far stays; the same command goes on."_s);
    }
    if (done->state != "done"_L1) {
        return sorry(u"%1: %2"_s.arg(path, server::words(done->reason, QLocale(QLocale::English))));
    }
    say(u"%1 rows: %2 added, %3 updated, %4 unchanged, %5 skipped"_s.arg(done->rows)
            .arg(done->added)
            .arg(done->updated)
            .arg(done->unchanged)
            .arg(done->skipped));
    return {};
}

Outcome importRates(const QString &folder, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > rateFileBytesMax) {
        return sorry(u"There is no readable file of rates %1"_s.arg(path));
    }
    if (!QDir().mkpath(folder)) {
        return sorry(u"The folder %1 cannot be made"_s.arg(folder));
    }
    server::Settings settings;
    settings.dataFolder = folder;
    const auto taken =
        server::takeRates(settings, file.readAll(), QDateTime::currentDateTimeUtc().date());
    if (!taken && taken.error().kind == ErrorKind::Invalid) {
        return sorry(
            path % u": "_s
            % server::words(u"reason."_s % taken.error().context, QLocale(QLocale::English)));
    }
    if (!taken && taken.error().kind == ErrorKind::Conflict) {
        return sorry(server::words(taken.error().context, QLocale(QLocale::English)));
    }
    if (!taken) {
        return sorry(u"The rates cannot be written into %1"_s.arg(folder));
    }
    say(u"The rates of %1 are in force"_s.arg(
        server::currentRates(settings)->day().toString(Qt::ISODate)));
    return {};
}

Outcome importPlaces(const QString &folder, const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return sorry(u"There is no readable file %1"_s.arg(path));
    }
    const auto done = places::importPostcodes(&file, folder);
    if (!done && done.error().kind == ErrorKind::Invalid) {
        return sorry(u"%1 is no file of GeoNames' postal codes (unpacked, 12 columns between "
                     u"tabs)"_s.arg(path));
    }
    if (!done && done.error().kind == ErrorKind::TooLarge) {
        return sorry(u"%1 has more than %2 postcodes"_s.arg(path).arg(places::postcodeRowsMax));
    }
    if (!done) {
        return sorry(
            u"The postcodes cannot be taken into %1: %2"_s.arg(folder, done.error().context));
    }
    say(u"%1 postcodes of %2, %3 rows skipped"_s.arg(done->rows)
            .arg(done->countries.join(u", "_s))
            .arg(done->skipped));
    return {};
}

Outcome createUser(const QString &folder, const NewUser &user)
{
    const QString password = readPassword();
    const auto email = server::readEmail({{u"email"_s, user.email}});
    if (!email) {
        return sorry(fieldSentence(email.error()));
    }
    const auto checked = server::readPassword({{u"password"_s, password}}, u"password"_s);
    if (!checked) {
        return sorry(fieldSentence(checked.error()));
    }
    if (!QDir().mkpath(folder)) {
        return sorry(u"The folder %1 cannot be made"_s.arg(folder));
    }
    const auto done = [&]() -> Expected<> {
        TRY_ASSIGN(const QByteArray hash, server::hashPassword(*checked, server::Settings()));
        TRY_ASSIGN(const auto database, store::openVault(folder % u"/vault.sqlite"_s));
        TRY_ASSIGN(Transaction transaction, Transaction::begin(*database));
        const Clock &clock = SystemClock::instance();
        Account account;
        account.id = Uuid::create();
        account.email = *email;
        account.passwordHash = hash;
        account.displayName =
            user.displayName.isEmpty() ? email->section(u'@', 0, 0) : user.displayName;
        account.role = user.role;
        account.created = account.changed = clock.now();
        TRY_ASSIGN(const auto taken, AccountRepository(transaction).findByEmail(*email));
        if (taken) {
            return fail(ErrorKind::Conflict, u"taken"_s, u"email"_s);
        }
        TRY(AccountRepository(transaction).insert(account));
        TRY(server::ensureAccountSpace(transaction, account.id));
        TRY(store::ActivityRepository(transaction)
                .insert(clock, {}, u"user.create"_s, u"user:"_s % account.id.toString(),
                        {{u"role"_s, account.role}}));
        TRY(transaction.commit());
        say(account.id.toString());
        return {};
    }();
    if (!done && done.error().kind == ErrorKind::Conflict && done.error().field == "email"_L1) {
        return sorry(u"There is an account with the e-mail address %1 already"_s.arg(user.email));
    }
    return done ? Outcome() : sorry(vaultSentence(done.error(), folder));
}

Outcome printPairingCode(const QString &folder, const QString &certificateFile)
{
    const QString path =
        certificateFile.isEmpty() ? QString(folder % u"/tls-certificate.pem"_s) : certificateFile;
    const QList<QSslCertificate> chain =
        QSslCertificate::fromPath(path, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (chain.isEmpty()) {
        return sorry(u"There is no certificate in %1. Start endpaperd with [tls] enabled = true "
                     u"once, or give "
                     "--certificate FILE."_s.arg(path));
    }
    say(protocol::pairingCode(chain.first().digest(QCryptographicHash::Sha256)));
    return {};
}

} // namespace endpaper::ctl
