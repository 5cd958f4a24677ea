// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded hostile and valid requests (gunicorn's own test data, MIT) over a real socket. The files
// were made for gunicorn, some for settings of its own: those are listed here, each with its
// reason.
#include "unit/http/httpworld.h"

#include <QDir>

using namespace endpaper::server;

namespace {

const QHash<QString, const char *> &invalidButRight()
{
    static const QHash<QString, const char *> list = {
        {u"006"_s, "a request line of 4,112 bytes: gunicorn's limit is 4,094, ours 8 KiB"},
        {u"007"_s,
         "a field of 8,203 bytes: gunicorn's limit is 8,190 a field, ours 32 KiB for all"},
        {u"008"_s, "a field of 8,189 bytes: as 007"},
        {u"limit_header_default_01"_s, "a field of 8,190 bytes: as 007"},
        {u"011"_s,
         "run with gunicorn's limit_request_fields = 2; the bytes are those of valid/002"},
        {u"012"_s,
         "run with gunicorn's limit_request_field_size = 98; the bytes are those of valid/002"},
    };
    return list;
}

const QHash<QString, const char *> &validButRefused()
{
    static const QHash<QString, const char *> list = {
        {u"009"_s, "Transfer-Encoding with Content-Length: RFC 9112 §6.1 allows to refuse, we do"},
        {u"025"_s, "transfer coding gzip, which we do not undo: RFC 9112 §6.1"},
        {u"025_line"_s, "as 025"},
        {u"rfc9112_smuggle_gzip_chunked_01"_s, "as 025"},
        {u"029"_s, "transfer coding identity, withdrawn by RFC 7230"},
        {u"030"_s, "as 029"},
        {u"rfc9112_smuggle_te_identity_chunked_01"_s, "as 029"},
        {u"028"_s,
         "space before the colon, with gunicorn's strip_header_spaces; invalid/020 is the same"},
        {u"040"_s, "Content_Length, with gunicorn's header_map; invalid/040 is the same"},
        {u"040_compat"_s, "as 040"},
        {u"compat_obs_fold"_s, "obs-fold, with gunicorn's permit_obsolete_folding"},
        {u"compat_obs_fold_huge"_s, "as compat_obs_fold"},
        {u"pp_01"_s, "a PROXY line in front, with gunicorn's proxy_protocol; we speak HTTP only"},
        {u"pp_02"_s, "as pp_01"},
        {u"pp_04"_s, "as pp_01"},
        {u"pp_05"_s, "as pp_01"},
        {u"rfc9112_target_absolute_userinfo_01"_s,
         "a password in the target: RFC 9110 §4.2.4 wants it refused"},
    };
    return list;
}

// In these files a CR, an LF and so on are written out; the true line ends mean nothing.
QByteArray decoded(const QString &file)
{
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray text = source.readAll().replace('\n', "").replace('\r', "");
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (text[i] != '\\' || !QByteArrayView("rnt0x").contains(next)) {
            bytes += text[i];
            continue;
        }
        ++i;
        if (next == 'x') {
            bytes += QByteArray::fromHex(text.mid(i + 1, 2));
            i += 2;
        } else {
            bytes += next == 'r' ? '\r' : next == 'n' ? '\n' : next == 't' ? '\t' : '\0';
        }
    }
    return bytes;
}

void addFiles(const QString &folder)
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    const QDir dir(QStringLiteral(ENDPAPER_SHARED_DATA) + u"/robustness/http/" + folder);
    const QStringList files = dir.entryList({u"*.http"_s}, QDir::Files, QDir::Name);
    if (files.isEmpty()) {
        QSKIP("the recorded requests are not beside this checkout (robustness/http)");
    }
    for (const QString &file : files) {
        const QString name = file.chopped(5);
        QTest::newRow(qPrintable(name)) << name << decoded(dir.filePath(file));
    }
}

// Most of the files are older than the rule that HTTP/1.1 needs a Host.
QByteArray withHosts(QByteArray bytes)
{
    const QByteArray version = " HTTP/1.1\r\n";
    for (qsizetype at = bytes.indexOf(version); at >= 0; at = bytes.indexOf(version, at + 1)) {
        const qsizetype end = bytes.indexOf("\r\n\r\n", at);
        if (!bytes.mid(at, end - at).contains("\r\nHost:")) {
            bytes.insert(at + version.size(), "Host: localhost\r\n");
        }
    }
    return bytes;
}

bool isRefused(const QList<Answer> &answers)
{
    return answers.isEmpty() || answers.last().status >= 400;
}

} // namespace

class TestHttpCorpus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invalidIsRefused_data() { addFiles(u"invalid"_s); }
    void invalidIsRefused();
    void validIsAnswered_data() { addFiles(u"valid"_s); }
    void validIsAnswered();
};

void TestHttpCorpus::invalidIsRefused()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QVERIFY(!bytes.isEmpty());
    HttpWorld world;
    const QList<Answer> answers = world.exchange(bytes);
    if (invalidButRight().contains(name)) {
        QVERIFY2(!isRefused(answers), "no longer an exception");
        return;
    }
    QVERIFY(isRefused(answers));
    // Not for want of a Host alone, where there is another reason.
    const QList<Answer> again = world.exchange(withHosts(bytes));
    static const QStringList forHostAlone = {u"010"_s, u"017"_s, u"019"_s, u"003c"_s};
    if (!forHostAlone.contains(name)) {
        QVERIFY(isRefused(again));
    }
}

void TestHttpCorpus::validIsAnswered()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QVERIFY(!bytes.isEmpty());
    HttpWorld world;
    const QList<Answer> answers = world.exchange(withHosts(bytes));
    if (name == u"099") {
        // It says 17,914 bytes of body and has 8,599: what is not whole is not answered.
        QVERIFY(answers.isEmpty());
        return;
    }
    QVERIFY(!answers.isEmpty());
    if (validButRefused().contains(name)) {
        QCOMPARE(answers[0].status, 400);
        return;
    }
    for (const Answer &answer : answers) {
        const bool isConnect = bytes.startsWith("CONNECT ");
        QCOMPARE(answer.status, isConnect ? 405 : bytes.startsWith("OPTIONS *") ? 204 : 200);
    }
    const bool isVersion11 = bytes.left(bytes.indexOf("\r\n")).endsWith("HTTP/1.1");
    if (isVersion11 && withHosts(bytes) != bytes) {
        QCOMPARE(world.exchange(bytes).last().status, 400); // as it stands: no Host
    }
}

QTEST_GUILESS_MAIN(TestHttpCorpus)
#include "tst_httpcorpus.moc"
