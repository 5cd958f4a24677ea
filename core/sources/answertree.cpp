// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/answertree.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringDecoder>
#include <QXmlStreamReader>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

// How far into a text its own word on its encoding is looked for.
static constexpr qsizetype declarationBytes = 2048;

// Windows-1252 where Latin-1 has control characters.
static QString fromWindows1252(const QByteArray &bytes)
{
    static constexpr char16_t high[32] = {u'€',   0xFFFD, u'‚', u'ƒ', u'„', u'…',   u'†', u'‡',
                                          u'ˆ',   u'‰',   u'Š', u'‹', u'Œ', 0xFFFD, u'Ž', 0xFFFD,
                                          0xFFFD, u'‘',   u'’', u'“', u'”', u'•',   u'–', u'—',
                                          u'˜',   u'™',   u'š', u'›', u'œ', 0xFFFD, u'ž', u'Ÿ'};
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0) {
            c = QChar(high[c.unicode() - 0x80]);
        }
    }
    return text;
}

static QByteArray charsetIn(const QByteArray &text)
{
    static const QRegularExpression said(
        u"(?:charset|encoding)\\s*=\\s*[\"']?\\s*([A-Za-z0-9_.:-]{2,40})"_s,
        QRegularExpression::CaseInsensitiveOption);
    return said.match(QString::fromLatin1(text)).captured(1).toLatin1().toLower();
}

static bool isUtf8(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString text = decoder.decode(bytes);
    return !decoder.hasError();
}

QString decodeText(const QByteArray &bytes, const QByteArray &contentType)
{
    if (const auto mark = QStringConverter::encodingForData(bytes)) {
        return QStringDecoder(*mark).decode(bytes);
    }
    QByteArray charset = charsetIn(contentType);
    if (charset.isEmpty()) {
        charset = charsetIn(bytes.left(declarationBytes));
    }
    const bool isLatin = charset == "iso-8859-1" || charset == "latin1" || charset == "windows-1252"
        || charset == "cp1252" || charset == "us-ascii";
    // Many say Latin-1 and write UTF-8: what is UTF-8 beyond ASCII is so by no accident.
    if (charset.isEmpty() || isLatin || charset == "utf-8" || charset == "utf8") {
        return isUtf8(bytes) || charset.startsWith("utf") ? QString::fromUtf8(bytes)
                                                          : fromWindows1252(bytes);
    }
    QStringDecoder decoder(charset.constData());
    if (decoder.isValid()) {
        return decoder.decode(bytes);
    }
    return isUtf8(bytes) ? QString::fromUtf8(bytes) : fromWindows1252(bytes);
}

static AnswerTree readJson(const QByteArray &body, const QByteArray &contentType)
{
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(body, &error);
    if (document.isNull() && error.error != QJsonParseError::DeepNesting
        && (!isUtf8(body) || QStringConverter::encodingForData(body))) {
        document = QJsonDocument::fromJson(decodeText(body, contentType).toUtf8(), &error);
    }
    if (document.isNull()) {
        const bool isDeep = error.error == QJsonParseError::DeepNesting;
        return {.problem = isDeep ? u"too_deep"_s : u"json"_s};
    }
    return {.root =
                document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object())};
}

namespace {

// Elements open at once, each with what it holds so far.
class XmlTree
{
public:
    explicit XmlTree(const QString &text)
        : m_reader(text)
    {
    }

    AnswerTree read()
    {
        while (!m_reader.atEnd() && m_problem.isNull()) {
            switch (m_reader.readNext()) {
            case QXmlStreamReader::DTD:
                if (!m_reader.entityDeclarations().isEmpty()
                    || m_reader.text().contains("<!ENTITY"_L1)) {
                    m_problem = u"entities"_s;
                }
                break;
            case QXmlStreamReader::StartElement:
                open();
                break;
            case QXmlStreamReader::EndElement:
                close();
                break;
            case QXmlStreamReader::Characters:
                if (!m_open.isEmpty()) {
                    m_open.last().text += m_reader.text();
                }
                break;
            default:
                break;
            }
        }
        if (m_problem.isNull() && (m_reader.hasError() || !m_isWhole)) {
            m_problem = u"xml"_s;
        }
        return m_problem.isNull() ? AnswerTree{.root = m_root} : AnswerTree{.problem = m_problem};
    }

private:
    struct Element
    {
        QString name;
        QHash<QString, QJsonArray> children;
        QJsonObject attributes;
        QString text;
    };

    void open()
    {
        if (m_open.size() >= treeDepthMax) {
            m_problem = u"too_deep"_s;
            return;
        }
        if (++m_nodes > treeNodesMax) {
            m_problem = u"too_many"_s;
            return;
        }
        Element element{m_reader.name().toString(), {}, {}, {}};
        for (const QXmlStreamAttribute &attribute : m_reader.attributes()) {
            element.attributes.insert(u'@' + attribute.name().toString(),
                                      attribute.value().toString());
        }
        m_open.append(std::move(element));
    }

    void close()
    {
        const Element element = m_open.takeLast();
        QJsonObject object = element.attributes;
        for (auto it = element.children.begin(); it != element.children.end(); ++it) {
            object.insert(it.key(), it->size() == 1 ? it->first() : QJsonValue(*it));
        }
        const QString text = element.text.trimmed();
        if (!object.isEmpty() && !text.isEmpty()) {
            object.insert(u"#text"_s, text);
        }
        const QJsonValue value = object.isEmpty() ? QJsonValue(text) : QJsonValue(object);
        if (m_open.isEmpty()) {
            m_root = value;
            m_isWhole = true;
        } else {
            m_open.last().children[element.name].append(value);
        }
    }

    QXmlStreamReader m_reader;
    QList<Element> m_open;
    QJsonValue m_root = QJsonValue(QJsonValue::Undefined);
    QString m_problem;
    int m_nodes = 0;
    bool m_isWhole = false;
};

} // namespace

AnswerTree readXml(const QByteArray &body, const QByteArray &contentType)
{
    return XmlTree(decodeText(body, contentType)).read();
}

AnswerTree readTree(AnswerKind kind, const QByteArray &body, const QByteArray &contentType,
                    const QUrl &url)
{
    switch (kind) {
    case AnswerKind::Json:
        return readJson(body, contentType);
    case AnswerKind::Xml:
        return readXml(body, contentType);
    case AnswerKind::Sru:
        return readSru(body, contentType);
    case AnswerKind::Html:
        return readHtml(body, contentType, url);
    }
    return {.problem = u"json"_s};
}

} // namespace endpaper::sources
