// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/linkeddata.h"

#include "domain/isbn.h"
#include "sources/answertree.h"
#include "sources/jsonpath.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

static constexpr int nestingMax = 16;
static constexpr int productsMax = 500;
static constexpr int offersMax = 100; // of one product

static QJsonArray listOf(const QJsonValue &value)
{
    return value.isArray()                      ? value.toArray()
        : value.isUndefined() || value.isNull() ? QJsonArray()
                                                : QJsonArray{value};
}

// "https://schema.org/UsedCondition" → "UsedCondition"
static QString term(const QJsonValue &value)
{
    const QString text = value.isArray() ? value.toArray().first().toString() : value.toString();
    return text.section(u'/', -1).section(u':', -1).trimmed();
}

static bool isOf(const QJsonObject &node, const QSet<QString> &types)
{
    for (const QJsonValue &type : listOf(node.value(u"@type"_s))) {
        if (types.contains(term(type))) {
            return true;
        }
    }
    return false;
}

template <typename Take>
static void walk(const QJsonValue &value, const QSet<QString> &types, int depth, const Take &take)
{
    if (depth > nestingMax) {
        return;
    }
    if (value.isArray()) {
        for (const QJsonValue &one : value.toArray()) {
            walk(one, types, depth + 1, take);
        }
        return;
    }
    if (!value.isObject()) {
        return;
    }
    const QJsonObject node = value.toObject();
    if (isOf(node, types)) {
        take(node);
    }
    for (const QLatin1StringView name : {"@graph"_L1, "mainEntity"_L1, "itemListElement"_L1,
                                         "item"_L1, "hasVariant"_L1, "publisher"_L1}) {
        walk(node.value(name), types, depth + 1, take);
    }
}

// A name, of an object that has one, or of each of a list.
static QStringList namesOf(const QJsonValue &value)
{
    QStringList names;
    for (const QJsonValue &one : listOf(value)) {
        const QString name = one.isObject() ? textOf(one["name"_L1]) : textOf(one);
        if (!name.isEmpty()) {
            names.append(name.simplified());
        }
    }
    return names;
}

static QString firstText(const QJsonObject &node, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        const QJsonValue value = node.value(name);
        const QString text = value.isArray() ? textOf(value.toArray().first()) : textOf(value);
        if (!text.isEmpty()) {
            return text;
        }
    }
    return {};
}

// Identifiers of goods are ISBNs only where the check digit says so.
static QString isbnOf(const QJsonObject &node)
{
    for (const QLatin1StringView name :
         {"isbn"_L1, "gtin13"_L1, "gtin"_L1, "gtin14"_L1, "sku"_L1, "productID"_L1, "mpn"_L1}) {
        QString text = firstText(node, {name});
        if (name == "gtin14"_L1 && text.size() == 14) {
            text = text.mid(1);
        }
        if (const auto isbn = domain::Isbn::parse(text)) {
            return isbn->toString13();
        }
    }
    return {};
}

static QString addressOf(const QJsonValue &value, const QUrl &page)
{
    const QJsonValue one = value.isArray() ? value.toArray().first() : value;
    const QString text = one.isObject() ? textOf(one["url"_L1]) : textOf(one);
    return text.isEmpty() ? QString() : page.resolved(QUrl(text)).toString(QUrl::FullyEncoded);
}

static void addPrice(const QJsonObject &offer, QJsonObject &row)
{
    const QJsonValue details = offer.value(u"priceSpecification"_s);
    QString price = firstText(offer, {"price"_L1});
    QString currency = firstText(offer, {"priceCurrency"_L1});
    if (price.isEmpty()) {
        price = textAt(details, u"0.price"_s);
        currency = currency.isEmpty() ? textAt(details, u"0.priceCurrency"_s) : currency;
    }
    if (price.isEmpty()) {
        price = firstText(offer, {"lowPrice"_L1});
        row.insert(u"from_price"_s, u"1"_s);
    }
    row.insert(u"price"_s, price);
    row.insert(u"currency"_s, currency);
    const QJsonValue shipping = offer.value(u"shippingDetails"_s);
    row.insert(u"postage"_s, textAt(shipping, u"0.shippingRate.value"_s));
    row.insert(u"postage_currency"_s, textAt(shipping, u"0.shippingRate.currency"_s));
}

static void addOffers(const QJsonObject &product, const QUrl &page, QJsonArray &rows)
{
    QJsonArray offers = listOf(product.value(u"offers"_s));
    if (offers.size() == 1 && !offers.first()["offers"_L1].isUndefined()) {
        offers = listOf(offers.first()["offers"_L1]); // an AggregateOffer that lists them
    }
    const QString name = firstText(product, {"name"_L1, "title"_L1});
    const QString own = addressOf(product.value(u"url"_s), page);
    int taken = 0;
    for (const QJsonValue &value : offers) {
        const QJsonObject offer = value.toObject();
        if (++taken > offersMax || rows.size() >= productsMax) {
            return;
        }
        const QString offered = addressOf(offer.value(u"url"_s), page);
        const QString url = !offered.isEmpty() ? offered
            : !own.isEmpty()                   ? own
                                               : page.toString(QUrl::FullyEncoded);
        const QString sku = firstText(offer, {"sku"_L1, "@id"_L1});
        const QString condition = term(offer.value(u"itemCondition"_s));
        const QJsonValue seller = offer.value(u"seller"_s);
        QJsonObject row{{u"name"_s, name},
                        {u"author"_s, namesOf(product.value(u"author"_s)).join(u", "_s)},
                        {u"isbn"_s, isbnOf(product)},
                        {u"condition"_s,
                         condition.isEmpty() ? term(product.value(u"itemCondition"_s)) : condition},
                        {u"availability"_s, term(offer.value(u"availability"_s))},
                        {u"seller"_s, namesOf(seller).value(0)},
                        {u"country"_s, textAt(seller, u"0.address.addressCountry"_s)},
                        {u"url"_s, url},
                        {u"ref"_s, sku.isEmpty() ? url : QString(url % u'#' % sku)},
                        {u"image"_s, addressOf(product.value(u"image"_s), page)},
                        {u"words"_s, firstText(product, {"description"_L1})},
                        {u"binding"_s, term(product.value(u"bookFormat"_s))},
                        {u"language"_s, textOf(product.value(u"inLanguage"_s))},
                        {u"year"_s, firstText(product, {"datePublished"_L1}).left(4)},
                        {u"publisher"_s, namesOf(product.value(u"publisher"_s)).value(0)}};
        addPrice(offer, row);
        rows.append(row);
    }
}

QJsonArray productsIn(const QJsonArray &data, const QUrl &url)
{
    static const QSet<QString> types{u"Book"_s, u"Product"_s, u"ProductGroup"_s,
                                     u"IndividualProduct"_s, u"ProductModel"_s};
    QJsonArray rows;
    walk(data, types, 0, [&](const QJsonObject &product) { addOffers(product, url, rows); });
    return rows;
}

QJsonObject shopIn(const QJsonArray &data)
{
    static const QSet<QString> types{u"BookStore"_s, u"LocalBusiness"_s, u"Store"_s,
                                     u"OnlineStore"_s, u"Organization"_s};
    QJsonObject shop;
    walk(data, types, 0, [&](const QJsonObject &node) {
        if (!shop.isEmpty()) {
            return;
        }
        const QJsonValue address = node.value(u"address"_s);
        QStringList parts;
        for (const QLatin1StringView name :
             {"streetAddress"_L1, "postalCode"_L1, "addressLocality"_L1}) {
            parts.append(textOf(address[name]));
        }
        parts.removeAll(QString());
        shop = {{u"name"_s, firstText(node, {"name"_L1})},
                {u"address"_s, address.isString() ? address.toString() : parts.join(u", "_s)},
                {u"country"_s, textOf(address["addressCountry"_L1])},
                {u"lat"_s, textOf(node.value(u"geo"_s)["latitude"_L1])},
                {u"lng"_s, textOf(node.value(u"geo"_s)["longitude"_L1])}};
    });
    return shop;
}

// Texts may not hold raw line ends, nor lists end in a comma; pages have both.
static QString mended(const QString &text)
{
    QString out;
    out.reserve(text.size());
    bool isInText = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (isInText) {
            if (c == u'\\' && i + 1 < text.size()) {
                out += c;
                out += text.at(++i);
                continue;
            }
            isInText = c != u'"';
            out += c < u' ' ? QChar(u' ') : c;
        } else if (c == u',') {
            qsizetype after = i + 1;
            while (after < text.size() && text.at(after).isSpace()) {
                ++after;
            }
            const bool isLast =
                after < text.size() && (text.at(after) == u'}' || text.at(after) == u']');
            out += isLast ? QChar(u' ') : c;
        } else {
            isInText = c == u'"';
            out += c;
        }
    }
    return out;
}

QJsonValue readLenientJson(const QString &text)
{
    static const QRegularExpression wrapping(
        u"^\\s*(?:<!--|//\\s*<!\\[CDATA\\[|<!\\[CDATA\\[|/\\*\\s*<!\\[CDATA\\[\\s*\\*/)?|(?:-->|//\\s*\\]\\]>|\\]\\]>|/\\*\\s*\\]\\]>\\s*\\*/)?\\s*;?\\s*$"_s);
    QString plain = text;
    plain.remove(wrapping);
    const auto parse = [](const QString &json) {
        const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8());
        return document.isArray() ? QJsonValue(document.array())
            : document.isObject() ? QJsonValue(document.object())
                                  : QJsonValue(QJsonValue::Undefined);
    };
    for (const QString &attempt :
         {plain, mended(plain),
          mended(QString(plain).replace("&quot;"_L1, "\""_L1).replace("&amp;"_L1, "&"_L1))}) {
        if (const QJsonValue value = parse(attempt); !value.isUndefined()) {
            return value;
        }
    }
    return QJsonValue(QJsonValue::Undefined);
}

} // namespace endpaper::sources
