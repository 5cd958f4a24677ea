// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/opensearch.h"

#include "sources/answertree.h"
#include "sources/hostile.h"
#include "sources/jsonpath.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

static constexpr qsizetype templateCharactersMax = 900;

// Feeds before pages: a machine reads them for certain.
static int rankOf(const QString &type)
{
    return type.startsWith("application/atom"_L1) ? 3
        : type.startsWith("application/rss"_L1)   ? 2
        : type.startsWith("text/html"_L1)         ? 1
        : type.startsWith("application/xhtml"_L1) ? 1
                                                  : 0;
}

// {searchTerms} becomes our own variable; counts and pages their first value; what is optional
// goes. Null if something is needed that we cannot give.
static QString translated(QString text)
{
    static const QRegularExpression variable(u"\\{([A-Za-z:]+)(\\?)?\\}"_s);
    QString out;
    qsizetype from = 0;
    for (auto it = variable.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        const QString name = match.captured(1).section(u':', -1);
        const bool isOptional = !match.captured(2).isEmpty();
        const QString value = name == "searchTerms"_L1                  ? u"{number}"_s
            : name == "startPage"_L1 || name == "startIndex"_L1         ? u"1"_s
            : name == "count"_L1                                        ? u"50"_s
            : name == "inputEncoding"_L1 || name == "outputEncoding"_L1 ? u"UTF-8"_s
            : name == "language"_L1                                     ? u"*"_s
                                                                        : QString();
        if (value.isNull() && !isOptional) {
            return {};
        }
        out += QStringView(text).mid(from, match.capturedStart() - from) % value;
        from = match.capturedEnd();
    }
    return out + QStringView(text).mid(from);
}

Expected<OpenSearch> parseOpenSearch(const QByteArray &document, const QUrl &url, bool mayBePrivate)
{
    const AnswerTree tree = readXml(document, {});
    if (!tree.problem.isNull()) {
        return fail(ErrorKind::Invalid, tree.problem, u"opensearch"_s);
    }
    const QJsonValue urls = tree.root["Url"_L1];
    int best = 0;
    QString chosen;
    QString type;
    for (const QJsonValue &one : urls.isArray() ? urls.toArray() : QJsonArray{urls}) {
        const QString rel = one["@rel"_L1].toString();
        const QString text = one["@template"_L1].toString();
        const int rank = rankOf(one["@type"_L1].toString().toLower());
        if (rank > best && (rel.isEmpty() || rel == "results"_L1)
            && text.contains("{searchTerms"_L1) && text.size() <= templateCharactersMax) {
            best = rank;
            chosen = text;
            type = one["@type"_L1].toString().toLower();
        }
    }
    const QString plainText = translated(chosen);
    if (plainText.isEmpty()) {
        return fail(ErrorKind::Invalid, u"no template that we can fill in"_s, u"opensearch"_s);
    }
    // Split before anything is decoded: a template is no address yet.
    const QString beforeQuery = plainText.section(u'?', 0, 0);
    const QString query = plainText.section(u'?', 1).section(u'#', 0, 0);
    static const QString stand = u"endpaper-number"_s;
    const QUrl address = url.resolved(QUrl(QString(beforeQuery).replace("{number}"_L1, stand)));
    if (!isPublicUrl(address, mayBePrivate)) {
        return fail(ErrorKind::Invalid, u"no public address"_s, u"opensearch"_s);
    }
    OpenSearch found{.name = textAt(tree.root, u"ShortName"_s).simplified().left(60),
                     .isFeed = best > 1,
                     .isAtom = best == 3,
                     .base = address,
                     .path = address.path(QUrl::FullyEncoded).replace(stand, u"{number}"_s),
                     .parameters = {}};
    found.base.setPath({});
    found.base.setQuery(QString());
    found.base.setFragment({});
    for (const QString &pair : query.split(u'&', Qt::SkipEmptyParts)) {
        const QString name = QUrl::fromPercentEncoding(pair.section(u'=', 0, 0).toUtf8());
        QString value = pair.section(u'=', 1);
        value = QUrl::fromPercentEncoding(value.replace(u'+', u' ').toUtf8());
        if (!value.isEmpty() && !name.endsWith(u'?')) {
            found.parameters.append({name, value});
        }
    }
    return found;
}

} // namespace endpaper::sources
