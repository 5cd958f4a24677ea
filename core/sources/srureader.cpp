// SPDX-License-Identifier: GPL-3.0-or-later
// SRU answers of libraries: MARC 21 in XML, found by local names since namespaces differ.
#include "sources/answertree.h"
#include "sources/jsonpath.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

static QJsonArray listOf(const QJsonValue &value)
{
    return value.isArray()                      ? value.toArray()
        : value.isUndefined() || value.isNull() ? QJsonArray()
                                                : QJsonArray{value};
}

// A record's fields by tag; subfields by code.
class MarcRecord
{
public:
    explicit MarcRecord(const QJsonValue &record)
        : m_fields(listOf(record["datafield"_L1]))
        , m_control(listOf(record["controlfield"_L1]))
    {
    }

    [[nodiscard]] QStringList all(QLatin1StringView tag, QLatin1StringView codes) const
    {
        QStringList texts;
        for (const QJsonValue &field : m_fields) {
            if (field["@tag"_L1].toString() != tag) {
                continue;
            }
            QStringList parts;
            for (const QJsonValue &part : listOf(field["subfield"_L1])) {
                const QString code = part["@code"_L1].toString();
                if (code.size() == 1 && codes.contains(code.at(0))) {
                    parts.append(clean(textOf(part)));
                }
            }
            parts.removeAll(QString());
            if (!parts.isEmpty()) {
                texts.append(parts.join(u' '));
            }
        }
        return texts;
    }
    [[nodiscard]] QString first(QLatin1StringView tag, QLatin1StringView codes) const
    {
        return all(tag, codes).value(0);
    }
    [[nodiscard]] QString control(QLatin1StringView tag) const
    {
        for (const QJsonValue &field : m_control) {
            if (field["@tag"_L1].toString() == tag) {
                return textOf(field);
            }
        }
        return {};
    }

private:
    // Without the marks of sorting (U+0098 … U+009C) and the punctuation of catalogue cards.
    static QString clean(QString text)
    {
        text.remove(QChar(0x98)).remove(QChar(0x9C));
        text = text.normalized(QString::NormalizationForm_C).simplified();
        static const QRegularExpression cardSigns(u"\\s*[/:;,=]+\\s*$"_s);
        return text.remove(cardSigns);
    }

    QJsonArray m_fields;
    QJsonArray m_control;
};

static QJsonObject bookOf(const MarcRecord &record)
{
    static const QRegularExpression year(u"(1[4-9]|20)\\d\\d"_s);
    QJsonArray isbns;
    for (const QString &text : record.all("020"_L1, "a"_L1)) {
        // "3161484100 (pbk.) : EUR 9.80": the number leads.
        isbns.append(text.section(u' ', 0, 0));
    }
    QJsonArray authors;
    for (const QLatin1StringView tag : {"100"_L1, "700"_L1}) {
        for (const QString &name : record.all(tag, "a"_L1)) {
            authors.append(name);
        }
    }
    QString published = record.first("264"_L1, "c"_L1);
    published = published.isEmpty() ? record.first("260"_L1, "c"_L1) : published;
    QString publisher = record.first("264"_L1, "b"_L1);
    publisher = publisher.isEmpty() ? record.first("260"_L1, "b"_L1) : publisher;
    QString language = record.first("041"_L1, "a"_L1).section(u' ', 0, 0);
    language = language.isEmpty() ? record.control("008"_L1).mid(35, 3).trimmed() : language;
    QString title = record.first("245"_L1, "a"_L1);
    const QString part = record.first("245"_L1, "np"_L1);
    const QString subtitle = record.first("245"_L1, "b"_L1);
    title += part.isEmpty() ? QString() : QString(u". "_s % part);
    title += subtitle.isEmpty() ? QString() : QString(u": "_s % subtitle);
    return {{u"ref"_s, record.control("001"_L1)},
            {u"title"_s, title},
            {u"author"_s, authors},
            {u"isbn"_s, isbns},
            {u"publisher"_s, publisher},
            {u"year"_s, year.match(published).captured()},
            {u"language"_s, language}};
}

AnswerTree readSru(const QByteArray &body, const QByteArray &contentType)
{
    AnswerTree tree = readXml(body, contentType);
    if (!tree.problem.isNull()) {
        return tree;
    }
    QJsonArray books;
    for (const QJsonValue &record : listOf(valueAt(tree.root, u"records.record"_s))) {
        QJsonValue data = record["recordData"_L1]["record"_L1];
        if (data.isUndefined()) {
            data = record["recordData"_L1]["collection"_L1]["record"_L1];
        }
        books.append(bookOf(MarcRecord(data)));
    }
    QString diagnostic = textAt(tree.root, u"diagnostics.diagnostic.message"_s);
    if (diagnostic.isNull() && tree.root["diagnostics"_L1].isObject()) {
        diagnostic = u"diagnostic"_s;
    }
    QJsonObject root{{u"numberOfRecords"_s, textAt(tree.root, u"numberOfRecords"_s)},
                     {u"diagnostic"_s, diagnostic}};
    // Without either this was no SRU answer: rows stay away, and the reader of rows says so.
    if (tree.root["records"_L1].isObject()) {
        root.insert(u"records"_s, books);
    }
    return {.root = root};
}

} // namespace endpaper::sources
