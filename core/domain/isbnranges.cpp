// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbnranges.h"

#include <QFile>
#include <QLocale>
#include <QReadWriteLock>
#include <QXmlStreamReader>

#include <memory>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype rangeDigits = 7;
constexpr int partLengthMax = 7;
constexpr qsizetype prefixesMax = 5000;
constexpr qsizetype fileBytesMax = 4 << 20;
constexpr int eanDigits = 3;
constexpr int checkAndEan = 4;

// The table in force; null: the shipped one.
QReadWriteLock inForceLock;
std::shared_ptr<const IsbnRanges> inForce;

// Seven digits from `at` on, as one number; zeros where the text ends.
int sevenFrom(const QString &digits, qsizetype at)
{
    return digits.mid(at, rangeDigits).leftJustified(rangeDigits, u'0').toInt();
}

} // namespace

bool IsbnRanges::addRule(const QString &prefix, QStringView range, int length)
{
    const qsizetype dash = range.indexOf(u'-');
    bool isFirst = false;
    bool isLast = false;
    const int first = range.first(std::max<qsizetype>(dash, 0)).toInt(&isFirst);
    const int last = range.sliced(dash + 1).toInt(&isLast);
    const bool isGood = dash == rangeDigits && range.size() == 2 * rangeDigits + 1 && isFirst
        && isLast && first <= last && length >= 0 && length <= partLengthMax
        && m_prefixes.size() <= prefixesMax;
    if (isGood && length > 0) {
        m_prefixes[prefix].rules.push_back({first, last, length});
    }
    return isGood;
}

Expected<IsbnRanges> IsbnRanges::parse(const QByteArray &file)
{
    if (file.size() > fileBytesMax) {
        return fail(ErrorKind::TooLarge, u"ranges"_s);
    }
    auto ranges = file.trimmed().startsWith('<') ? parseXml(file) : parseShort(file);
    if (ranges && (!ranges->m_prefixes.contains(u"978"_s) || ranges->m_prefixes.size() < 2)) {
        return fail(ErrorKind::Corrupt, u"no ranges"_s);
    }
    return ranges;
}

Expected<IsbnRanges> IsbnRanges::parseXml(const QByteArray &file)
{
    IsbnRanges ranges;
    QXmlStreamReader xml(file);
    QString prefix;
    QString range;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) {
            continue;
        }
        const auto name = xml.name();
        if (name == u"MessageDate") {
            // "Sat, 22 Jul 2023 02:00:37 BST"
            const QStringList words = xml.readElementText().simplified().split(u' ');
            ranges.m_date = QLocale::c().toDate(words.mid(1, 3).join(u' '), u"d MMM yyyy"_s);
        } else if (name == u"Prefix") {
            prefix = xml.readElementText();
        } else if (name == u"Agency") {
            ranges.m_prefixes[prefix].agency = xml.readElementText();
        } else if (name == u"Range") {
            range = xml.readElementText();
        } else if (name == u"Length") {
            if (!ranges.addRule(prefix, range, xml.readElementText().toInt())) {
                return fail(ErrorKind::Corrupt, u"a range that is none"_s, prefix);
            }
        }
    }
    if (xml.hasError()) {
        return fail(ErrorKind::Corrupt, u"ranges: not XML"_s);
    }
    return ranges;
}

Expected<IsbnRanges> IsbnRanges::parseShort(const QByteArray &file)
{
    IsbnRanges ranges;
    for (const QString &line : QString::fromUtf8(file).split(u'\n', Qt::SkipEmptyParts)) {
        const QStringList parts = line.split(u'\t');
        if (line.startsWith(u'#')) {
            continue;
        }
        if (parts.size() == 2 && parts.first() == "date"_L1) {
            ranges.m_date = QDate::fromString(parts.at(1), Qt::ISODate);
            continue;
        }
        if (parts.size() != 3) {
            return fail(ErrorKind::Corrupt, u"ranges: a line of another form"_s);
        }
        ranges.m_prefixes[parts.at(0)].agency = parts.at(1);
        for (const QString &rule : parts.at(2).split(u' ', Qt::SkipEmptyParts)) {
            if (!ranges.addRule(parts.at(0), QStringView(rule).sliced(rule.indexOf(u':') + 1),
                                rule.section(u':', 0, 0).toInt())) {
                return fail(ErrorKind::Corrupt, u"a range that is none"_s, parts.at(0));
            }
        }
    }
    return ranges;
}

const IsbnRanges &IsbnRanges::shipped()
{
    static const IsbnRanges ranges = [] {
        QFile file(u":/endpaper/isbn/ranges.txt"_s);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        Q_ASSERT(isOpen);
        auto parsed = parse(isOpen ? file.readAll() : QByteArray());
        Q_ASSERT(parsed);
        return parsed.value_or(IsbnRanges());
    }();
    return ranges;
}

Expected<> IsbnRanges::use(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::NotFound, u"no table of ranges"_s);
    }
    TRY_ASSIGN(IsbnRanges ranges, parse(file.read(fileBytesMax + 1)));
    if (ranges.date() > shipped().date()) {
        const QWriteLocker lock(&inForceLock);
        inForce = std::make_shared<const IsbnRanges>(std::move(ranges));
    }
    return {};
}

QString hyphenated(Isbn isbn)
{
    const QReadLocker lock(&inForceLock);
    return inForce ? inForce->hyphenated(isbn) : IsbnRanges::shipped().hyphenated(isbn);
}

std::optional<std::array<int, 3>> IsbnRanges::partsOf(Isbn isbn) const
{
    const QString digits = isbn.toString13();
    const auto lengthIn = [&](const QString &prefix, qsizetype at) {
        const auto found = m_prefixes.constFind(prefix);
        if (found == m_prefixes.constEnd()) {
            return 0;
        }
        const int seven = sevenFrom(digits, at);
        for (const Rule &rule : found->rules) {
            if (seven >= rule.first && seven <= rule.last) {
                return rule.length;
            }
        }
        return 0;
    };
    const QString ean = digits.first(eanDigits);
    const int group = lengthIn(ean, eanDigits);
    if (group == 0) {
        return {};
    }
    const int registrant =
        lengthIn(QString(ean % u'-' % digits.mid(eanDigits, group)), eanDigits + group);
    const int publication = int(digits.size()) - checkAndEan - group - registrant;
    if (registrant == 0 || publication < 1) {
        return {};
    }
    return std::array{group, registrant, publication};
}

QString IsbnRanges::hyphenated(Isbn isbn) const
{
    QString text = isbn.toString13();
    const auto parts = partsOf(isbn);
    if (!parts) {
        return text;
    }
    qsizetype at = eanDigits;
    text.insert(at, u'-');
    for (const int length : *parts) {
        at += length + 1;
        text.insert(at, u'-');
    }
    return text;
}

std::optional<QString> IsbnRanges::hyphenated10(Isbn isbn) const
{
    auto text = isbn.toString10();
    const auto parts = partsOf(isbn);
    if (!text || !parts) {
        return text;
    }
    qsizetype at = -1;
    for (const int length : *parts) {
        at += length + 1;
        text->insert(at, u'-');
    }
    return text;
}

QString IsbnRanges::agency(Isbn isbn) const
{
    const auto parts = partsOf(isbn);
    const QString digits = isbn.toString13();
    return parts
        ? m_prefixes
              .value(QString(digits.first(eanDigits) % u'-' % digits.mid(eanDigits, parts->at(0))))
              .agency
        : QString();
}

} // namespace endpaper::domain
