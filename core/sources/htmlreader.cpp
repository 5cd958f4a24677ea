// SPDX-License-Identifier: GPL-3.0-or-later
// What pages say to machines: JSON-LD first, then microdata, then meta properties.
#include "sources/answertree.h"
#include "sources/linkeddata.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <libxml/HTMLparser.h>

#include <memory>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

namespace {

// libxml2 keeps its trees at most 256 deep and frees them without recursion.
constexpr int elementsMax = 200'000;
constexpr int scriptsMax = 50;

using DocumentPointer = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

QString nameOf(const xmlNode *node)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(node->name)).toLower();
}

QString attribute(const xmlNode *node, const char *name)
{
    for (const xmlAttr *one = node->properties; one != nullptr; one = one->next) {
        if (xmlStrcasecmp(one->name, reinterpret_cast<const xmlChar *>(name)) == 0) {
            const xmlNode *text = one->children;
            return text != nullptr && text->content != nullptr
                ? QString::fromUtf8(reinterpret_cast<const char *>(text->content))
                : u""_s;
        }
    }
    return {};
}

QString textOf(const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(content));
    xmlFree(content);
    return text;
}

// The next node in the order of the document, below `root`; null at the end.
const xmlNode *next(const xmlNode *node, const xmlNode *root, bool mayDescend = true)
{
    if (mayDescend && node->children != nullptr && node->type == XML_ELEMENT_NODE) {
        return node->children;
    }
    while (node != root && node->next == nullptr) {
        node = node->parent;
        if (node == nullptr || node == root) {
            return nullptr;
        }
    }
    return node == root ? nullptr : node->next;
}

class Page
{
public:
    Page(const xmlNode *root, const QUrl &url)
        : m_root(root)
        , m_url(url)
    {
    }

    AnswerTree read()
    {
        int elements = 0;
        for (const xmlNode *node = m_root; node != nullptr; node = next(node, m_root)) {
            if (node->type != XML_ELEMENT_NODE) {
                continue;
            }
            if (++elements > elementsMax) {
                return {.problem = u"too_many"_s};
            }
            look(node);
        }
        QJsonArray products = productsIn(m_linked, m_url);
        if (products.isEmpty()) {
            products = productsIn(m_micro, m_url);
        }
        if (products.isEmpty()) {
            products = productsIn({fromMeta()}, m_url);
        }
        // A page that names no product has not said that there is none.
        QJsonObject root;
        if (!products.isEmpty()) {
            root.insert(u"products"_s, products);
        }
        for (auto it = m_said.begin(); it != m_said.end(); ++it) {
            root.insert(it.key(), it.value());
        }
        if (const QJsonObject shop = shopIn(m_linked); !shop.isEmpty()) {
            root.insert(u"shop"_s, shop);
        }
        return {.root = root};
    }

private:
    void look(const xmlNode *node)
    {
        const QString name = nameOf(node);
        if (name == "script"_L1) {
            if (attribute(node, "type").trimmed().toLower().startsWith("application/ld+json"_L1)
                && m_scripts++ < scriptsMax) {
                m_linked.append(readLenientJson(textOf(node)));
            }
        } else if (name == "meta"_L1) {
            const QString property = attribute(node, "property");
            const QString key = (property.isEmpty() ? attribute(node, "name") : property).toLower();
            const QString content = attribute(node, "content").trimmed();
            if (!key.isEmpty() && !content.isEmpty() && !m_meta.contains(key)) {
                m_meta.insert(key, content);
            }
            if (key == "totalresults"_L1) {
                m_said.insert(u"totalResults"_s, content);
            } else if (key == "og:site_name"_L1) {
                m_said.insert(u"name"_s, content);
            }
        } else if (name == "link"_L1) {
            if (attribute(node, "rel").toLower() == "search"_L1
                && attribute(node, "type").toLower() == "application/opensearchdescription+xml"_L1
                && !m_said.contains(u"search"_s)) {
                m_said.insert(u"search"_s, absolute(attribute(node, "href")));
            }
        } else if (name == "title"_L1 && !m_said.contains(u"title"_s)) {
            m_said.insert(u"title"_s, textOf(node).simplified().left(200));
        }
        const QString type = attribute(node, "itemtype");
        if (!type.isEmpty() && attribute(node, "itemprop").isNull()) {
            m_micro.append(item(node, 0));
        }
    }

    // An itemscope with what lies in it; items inside items are its values.
    QJsonObject item(const xmlNode *scope, int depth)
    {
        QJsonObject object{{u"@type"_s, attribute(scope, "itemtype").section(u'/', -1)}};
        if (depth > 10) {
            return object;
        }
        bool mayDescend = true;
        for (const xmlNode *node = next(scope, scope); node != nullptr;
             node = next(node, scope, mayDescend)) {
            mayDescend = true;
            if (node->type != XML_ELEMENT_NODE) {
                continue;
            }
            const bool isScope = !attribute(node, "itemscope").isNull();
            mayDescend = !isScope;
            const QString property = attribute(node, "itemprop");
            if (property.isEmpty()) {
                continue;
            }
            const QJsonValue value =
                isScope ? QJsonValue(item(node, depth + 1)) : QJsonValue(propertyValue(node));
            const QJsonValue known = object.value(property);
            if (known.isUndefined()) {
                object.insert(property, value);
            } else {
                QJsonArray list = known.isArray() ? known.toArray() : QJsonArray{known};
                list.append(value);
                object.insert(property, list);
            }
        }
        return object;
    }

    QString propertyValue(const xmlNode *node) const
    {
        for (const char *name : {"content", "href", "src", "datetime", "value"}) {
            const QString value = attribute(node, name);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return textOf(node).simplified();
    }

    QJsonObject fromMeta() const
    {
        const auto amount = m_meta.value(u"product:price:amount"_s);
        if (amount.isEmpty()) {
            return {};
        }
        return {{u"@type"_s, u"Product"_s},
                {u"name"_s, m_meta.value(u"og:title"_s)},
                {u"isbn"_s, m_meta.value(u"books:isbn"_s)},
                {u"image"_s, m_meta.value(u"og:image"_s)},
                {u"url"_s, m_meta.value(u"og:url"_s)},
                {u"offers"_s,
                 QJsonObject{{u"price"_s, amount},
                             {u"priceCurrency"_s, m_meta.value(u"product:price:currency"_s)},
                             {u"itemCondition"_s, m_meta.value(u"product:condition"_s)},
                             {u"availability"_s, m_meta.value(u"product:availability"_s)}}}};
    }

    [[nodiscard]] QString absolute(const QString &address) const
    {
        return m_url.resolved(QUrl(address)).toString(QUrl::FullyEncoded);
    }

    const xmlNode *m_root;
    QUrl m_url;
    QJsonArray m_linked;
    QJsonArray m_micro;
    QHash<QString, QString> m_meta;
    QHash<QString, QString> m_said;
    int m_scripts = 0;
};

} // namespace

AnswerTree readHtml(const QByteArray &body, const QByteArray &contentType, const QUrl &url)
{
    const QByteArray text = decodeText(body, contentType).toUtf8();
    if (!text.contains('<')) {
        return {.problem = u"html"_s};
    }
    const DocumentPointer document(
        htmlReadMemory(text.constData(), int(text.size()), nullptr, "UTF-8",
                       HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING
                           | HTML_PARSE_NONET | HTML_PARSE_COMPACT),
        &xmlFreeDoc);
    const xmlNode *root = document ? xmlDocGetRootElement(document.get()) : nullptr;
    if (root == nullptr) {
        return {.problem = u"html"_s};
    }
    return Page(root, url).read();
}

} // namespace endpaper::sources
