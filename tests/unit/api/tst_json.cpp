// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/compress.h"
#include "server/api/json.h"

#include <QJsonDocument>
#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using namespace Qt::StringLiterals;

class TestJson : public QObject
{
    Q_OBJECT

    static Request with(const QByteArray &body, const QByteArray &type = "application/json")
    {
        Request request;
        request.body = body;
        request.headers = {{QByteArray("content-type"), type}};
        return request;
    }

private Q_SLOTS:
    void bodyIsOneObject_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("code"); // empty: fine
        QTest::newRow("an object")
            << QByteArray("{\"a\": 1}") << QByteArray("application/json") << QString();
        QTest::newRow("with charset")
            << QByteArray("{}") << QByteArray("application/json; charset=utf-8") << QString();
        QTest::newRow("merge-patch")
            << QByteArray("{}") << QByteArray("application/merge-patch+json") << QString();
        QTest::newRow("empty") << QByteArray() << QByteArray("application/json") << u"not_json"_s;
        QTest::newRow("a list") << QByteArray("[]") << QByteArray("application/json")
                                << u"not_an_object"_s;
        QTest::newRow("cut off") << QByteArray("{\"a\":") << QByteArray("application/json")
                                 << u"not_json"_s;
        QTest::newRow("no UTF-8") << QByteArray("{\"a\":\"\xff\"}")
                                  << QByteArray("application/json") << u"not_json"_s;
        QTest::newRow("deepest allowed") << QByteArray("{\"a\":" + QByteArray(jsonDepthMax - 1, '[')
                                                       + QByteArray(jsonDepthMax - 1, ']') + "}")
                                         << QByteArray("application/json") << QString();
        QTest::newRow("one too deep") << QByteArray("{\"a\":" + QByteArray(jsonDepthMax, '[')
                                                    + QByteArray(jsonDepthMax, ']') + "}")
                                      << QByteArray("application/json") << u"too_deep"_s;
        QTest::newRow("brackets in text are no depth")
            << QByteArray("{\"a\":\"" + QByteArray(200, '[') + "\\\"[[\"}")
            << QByteArray("application/json") << QString();
    }
    void bodyIsOneObject()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, type);
        QFETCH(QString, code);
        const auto object = parseBody(with(body, type));
        QCOMPARE(object.has_value(), code.isEmpty());
        if (!object) {
            QCOMPARE(object.error(), (Error{ErrorKind::Invalid, code, u"body"_s}));
        }
    }
    void otherMediaTypeIsUnsupported()
    {
        QCOMPARE(parseBody(with("{}", "text/plain")).error().kind, ErrorKind::Unsupported);
    }

    void gzipIsUnpackedWithinBounds_data()
    {
        QTest::addColumn<QByteArray>("encoding");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("error"); // -1: none
        const auto packed = [](const QByteArray &text) {
            // What would not become smaller is not packed at all.
            return protocol::deflated(QByteArray(text + QByteArray(200, ' ')),
                                      protocol::Wrapping::Gzip);
        };
        QTest::newRow("plain") << QByteArray("identity") << QByteArray(R"({"a":1})") << -1;
        QTest::newRow("gzip") << QByteArray("GZip") << packed(R"({"a":1})") << -1;
        const QByteArray bomb = packed(R"({"a":1)" + QByteArray(1 << 20, ' ') + '}');
        QTest::newRow("a bomb") << QByteArray("gzip") << bomb << int(ErrorKind::TooLarge);
        QTest::newRow("no gzip") << QByteArray("gzip") << QByteArray("{}")
                                 << int(ErrorKind::Invalid);
        QTest::newRow("cut off") << QByteArray("gzip") << packed(R"({"a":1})").chopped(9)
                                 << int(ErrorKind::Invalid);
        QTest::newRow("another coding")
            << QByteArray("br") << QByteArray("{}") << int(ErrorKind::Unsupported);
    }
    void gzipIsUnpackedWithinBounds()
    {
        QFETCH(const QByteArray, encoding);
        QFETCH(const QByteArray, body);
        QFETCH(const int, error);
        Request request = with(body);
        request.headers.append({QByteArray("content-encoding"), encoding});
        const auto object = parseBody(request);
        QCOMPARE(object.has_value(), error < 0);
        if (object) {
            QCOMPARE(object->value("a"_L1).toInt(), 1);
        } else {
            QCOMPARE(int(object.error().kind), error);
        }
    }

    void textKeepsItsRule_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("plain") << QJsonValue(u"Momo"_s) << u"Momo"_s << QString();
        QTest::newRow("trimmed") << QJsonValue(u"  Momo \n"_s) << u"Momo"_s << QString();
        QTest::newRow("composed") << QJsonValue(u"a\u0308"_s) << u"\u00e4"_s << QString();
        QTest::newRow("emoji and right-to-left")
            << QJsonValue(u"📚 אבג"_s) << u"📚 אבג"_s << QString();
        QTest::newRow("as long as allowed")
            << QJsonValue(QString(10, u'x')) << QString(10, u'x') << QString();
        QTest::newRow("one longer") << QJsonValue(QString(11, u'x')) << QString() << u"too_long"_s;
        QTest::newRow("only blanks") << QJsonValue(u"   "_s) << QString() << u"required"_s;
        QTest::newRow("null") << QJsonValue() << QString() << u"required"_s;
        QTest::newRow("a number") << QJsonValue(1) << QString() << u"not_text"_s;
        QTest::newRow("a line break")
            << QJsonValue(u"a\nb"_s) << QString() << u"control_character"_s;
        QTest::newRow("a NUL") << QJsonValue(u"a\0b"_s) << QString() << u"control_character"_s;
    }
    void textKeepsItsRule()
    {
        QFETCH(QJsonValue, value);
        QFETCH(QString, text);
        QFETCH(QString, code);
        const auto read = requiredText({{u"t"_s, value}}, u"t"_s, {10});
        QCOMPARE(read.has_value(), code.isEmpty());
        if (read) {
            QCOMPARE(*read, text);
        } else {
            QCOMPARE(read.error(), (Error{ErrorKind::Invalid, code, u"t"_s}));
        }
    }

    void numbersKeepTheirRule_data()
    {
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("code");
        QTest::newRow("least") << QJsonValue(1) << QString();
        QTest::newRow("most") << QJsonValue(5) << QString();
        QTest::newRow("below") << QJsonValue(0) << u"out_of_range"_s;
        QTest::newRow("above") << QJsonValue(6) << u"out_of_range"_s;
        QTest::newRow("a fraction") << QJsonValue(1.5) << u"not_a_number"_s;
        QTest::newRow("text") << QJsonValue(u"1"_s) << u"not_a_number"_s;
        QTest::newRow("absent") << QJsonValue() << u"required"_s;
    }
    void numbersKeepTheirRule()
    {
        QFETCH(QJsonValue, value);
        QFETCH(QString, code);
        const auto read = requiredInteger({{u"n"_s, value}}, u"n"_s, {1, 5});
        QCOMPARE(read.has_value() ? QString() : read.error().context, code);
    }

    void listsAreBounded()
    {
        const QJsonObject object{{u"l"_s, QJsonArray{u"a"_s, u"b"_s}}};
        QCOMPARE(*textList(object, u"l"_s, 2), (QStringList{u"a"_s, u"b"_s}));
        QCOMPARE(textList(object, u"l"_s, 1).error().context, u"too_many"_s);
        QCOMPARE(*textList(object, u"absent"_s, 1), QStringList());
    }

    void queryTextIsDecodedOnce()
    {
        Request request;
        request.query = QUrlQuery(u"q=a+b%2Bc%26&empty="_s);
        QCOMPARE(queryText(request, u"q"_s), u"a b+c&"_s);
        QVERIFY(!queryText(request, u"empty"_s).isNull());
        QVERIFY(queryText(request, u"absent"_s).isNull());
    }

    void handWrittenTextReadsBack()
    {
        const QString text = u"\"quoted\" \\ back / line\nbreak \u0001 ä 📚 \u2028"_s;
        QByteArray out = "[";
        appendJsonUtf8(out, text.toUtf8());
        out += ']';
        QCOMPARE(QJsonDocument::fromJson(out).array().at(0).toString(), text);
    }
};

QTEST_GUILESS_MAIN(TestJson)
#include "tst_json.moc"
