// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/shopprobe.h"

#include "sources/answertree.h"
#include "sources/executor.h"
#include "sources/hostile.h"
#include "sources/jsonpath.h"
#include "sources/opensearch.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPointer>
#include <QTimer>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

static constexpr qsizetype addressCharactersMax = 2000;
static constexpr qsizetype nameCharactersMax = 80;
static constexpr int sampleRowsMax = 3;

struct ShopProbe::Look
{
    ShopPreview preview;
    domain::Currency currency;
    Instant now;
    Done done;
    RobotsRules robots;
    QUrl search; // of the OpenSearch description
};

// The shipped form for a kind of shop, to be filled in.
static QJsonObject formOf(const QString &kind)
{
    QFile file(u":/endpaper/sources/"_s + kind + u".json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    return isOpen ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

static QUrl below(const QUrl &base, const QString &path, const QString &query = {})
{
    QUrl url = base;
    url.setPath(path);
    url.setQuery(query.isEmpty() ? QString() : query);
    return url;
}

static QJsonValue jsonOf(const FetchResult &result)
{
    if (result.outcome != FetchResult::Outcome::Answered || result.status != 200) {
        return QJsonValue(QJsonValue::Undefined);
    }
    return readTree(AnswerKind::Json, result.body, result.header("content-type"), result.url).root;
}

static QString outcomeOf(const FetchResult &result)
{
    switch (result.outcome) {
    case FetchResult::Outcome::Answered:
        return result.status == 200 ? u"none"_s : u"http_"_s + QString::number(result.status);
    case FetchResult::Outcome::TimedOut:
        return answerStateName(AnswerState::TimedOut);
    case FetchResult::Outcome::Forbidden:
        return answerStateName(AnswerState::Refused);
    case FetchResult::Outcome::TooLarge:
        return answerStateName(AnswerState::Unreadable);
    default:
        return answerStateName(AnswerState::Unreachable);
    }
}

ShopProbe::ShopProbe(Fetcher &fetcher, QObject *parent)
    : QObject(parent)
    , m_fetcher(fetcher)
{
}

ShopProbe::~ShopProbe() = default;

void ShopProbe::look(const QString &address, domain::Currency currency, Instant now, Done done)
{
    auto look = std::make_shared<Look>();
    look->currency = currency;
    look->now = now;
    look->done = std::move(done);
    QString text = address.left(addressCharactersMax).trimmed();
    if (!text.contains("://"_L1)) {
        text.prepend("https://"_L1);
    }
    QUrl base = QUrl(text, QUrl::TolerantMode);
    base = base.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    const bool isHost = m_mayBePrivate || base.host().contains(u'.');
    if (!isPublicUrl(base, m_mayBePrivate) || !isHost) {
        QMetaObject::invokeMethod(
            this, [this, look] { finish(look, u"not_an_address"_s); }, Qt::QueuedConnection);
        return;
    }
    look->preview.base = base;
    look->preview.name = base.host();
    fetch(below(base, u"/robots.txt"_s), [this, look](const FetchResult &result) {
        const bool isAnswered = result.outcome == FetchResult::Outcome::Answered;
        look->robots = RobotsRules::fromAnswer(isAnswered ? result.status : 0, result.body);
        if (!look->robots.isKnown()) {
            look->preview.tried.append({u"robots"_s, outcomeOf(result)});
            finish(look, u"unreachable"_s);
            return;
        }
        askFrontPage(look);
    });
}

// Whoever looked may have gone meanwhile.
void ShopProbe::fetch(const QUrl &url, std::function<void(const FetchResult &)> then)
{
    m_fetcher.fetch({.url = url, .mayBePrivate = m_mayBePrivate},
                    [guard = QPointer(this), then = std::move(then)](const FetchResult &result) {
                        if (guard) {
                            then(result);
                        }
                    });
}

void ShopProbe::get(const LookPointer &look, const QString &way, const QUrl &url,
                    std::function<void(const FetchResult &)> then)
{
    if (!look->robots.allows(url)) {
        look->preview.tried.append({way, u"robots"_s});
        then({.outcome = FetchResult::Outcome::Cancelled, .url = url});
        return;
    }
    QTimer::singleShot(m_gap, this, [this, url, then = std::move(then)] { fetch(url, then); });
}

void ShopProbe::askFrontPage(const LookPointer &look)
{
    get(look, u"page"_s, below(look->preview.base, u"/"_s),
        [this, look](const FetchResult &result) {
            if (result.outcome == FetchResult::Outcome::Answered && result.status == 200) {
                const AnswerTree tree = readTree(AnswerKind::Html, result.body,
                                                 result.header("content-type"), result.url);
                const QJsonValue shop = tree.root["shop"_L1];
                for (const QString &name : {textOf(shop["name"_L1]), textOf(tree.root["name"_L1]),
                                            textOf(tree.root["title"_L1])}) {
                    if (!plain(name).isEmpty()) {
                        look->preview.name = plain(name).left(nameCharactersMax);
                        break;
                    }
                }
                look->preview.address = plain(textOf(shop["address"_L1]));
                look->preview.country = textOf(shop["country"_L1]).left(2).toUpper();
                const auto at = domain::makeGeoPoint(textOf(shop["lat"_L1]).toDouble(),
                                                     textOf(shop["lng"_L1]).toDouble());
                if (at && !textOf(shop["lat"_L1]).isEmpty()) {
                    look->preview.at = *at;
                }
                look->search = QUrl(textOf(tree.root["search"_L1]), QUrl::StrictMode);
            }
            askWooCommerce(look);
        });
}

void ShopProbe::askWooCommerce(const LookPointer &look)
{
    get(look, u"woocommerce"_s,
        below(look->preview.base, u"/wp-json/wc/store/v1/products"_s, u"per_page=3"_s),
        [this, look](const FetchResult &result) {
            const QJsonValue goods = jsonOf(result);
            const QString currency = textAt(goods, u"0.prices.currency_code"_s);
            if (goods.isArray() && !currency.isEmpty()) {
                look->preview.currency = currency;
                found(look, u"woocommerce"_s, formOf(u"woocommerce"_s), result.body);
                return;
            }
            if (result.outcome != FetchResult::Outcome::Cancelled) {
                look->preview.tried.append({u"woocommerce"_s, outcomeOf(result)});
            }
            askShopify(look);
        });
}

void ShopProbe::askShopify(const LookPointer &look)
{
    get(look, u"shopify"_s, below(look->preview.base, u"/products.json"_s, u"limit=3"_s),
        [this, look](const FetchResult &result) {
            const QJsonValue goods = jsonOf(result);
            const bool isShopify = goods["products"_L1].isArray()
                && !valueAt(goods, u"products.0.variants.0.price"_s).isUndefined();
            // A list that cannot be searched is of no use: some shops keep machines from searching.
            const bool maySearch =
                look->robots.allows(below(look->preview.base, u"/search/suggest.json"_s, u"q=1"_s));
            if (isShopify && maySearch) {
                askShopifyCurrency(look, result.body);
                return;
            }
            if (result.outcome != FetchResult::Outcome::Cancelled) {
                look->preview.tried.append(
                    {u"shopify"_s, isShopify ? u"robots"_s : outcomeOf(result)});
            }
            askOpenSearch(look);
        });
}

// The lists name no currency; the page of any product does.
void ShopProbe::askShopifyCurrency(const LookPointer &look, const QByteArray &products)
{
    const QJsonValue goods = QJsonDocument::fromJson(products).object();
    const QString handle = textAt(goods, u"products.0.handle"_s);
    get(look, u"page"_s, below(look->preview.base, u"/products/"_s + handle),
        [this, look, products](const FetchResult &result) {
            if (result.outcome == FetchResult::Outcome::Answered && result.status == 200) {
                const AnswerTree tree = readTree(AnswerKind::Html, result.body,
                                                 result.header("content-type"), result.url);
                look->preview.currency = textAt(tree.root, u"products.0.currency"_s);
            }
            QJsonObject form = formOf(u"shopify"_s);
            QJsonObject fields = form.value(u"fields"_s).toObject();
            const auto said = domain::Currency::parse(look->preview.currency);
            const QString code = said.value_or(look->currency).code();
            fields.insert(u"currency"_s, QJsonObject{{u"constant"_s, code}});
            form.insert(u"fields"_s, fields);
            found(look, u"shopify"_s, form, {});
        });
}

void ShopProbe::askOpenSearch(const LookPointer &look)
{
    if (look->search.isEmpty()) {
        look->preview.tried.append({u"opensearch"_s, u"none"_s});
        finish(look, u"nothing_to_search"_s);
        return;
    }
    get(look, u"opensearch"_s, look->search, [this, look](const FetchResult &result) {
        const auto search = parseOpenSearch(result.body, result.url, m_mayBePrivate);
        if (result.outcome != FetchResult::Outcome::Answered || !search) {
            if (result.outcome != FetchResult::Outcome::Cancelled) {
                look->preview.tried.append({u"opensearch"_s, outcomeOf(result)});
            }
            finish(look, u"nothing_to_search"_s);
            return;
        }
        const QString kind = search->isFeed ? u"feed"_s : u"pages"_s;
        QJsonObject form = formOf(kind);
        QJsonArray parameters;
        for (const auto &[name, value] : search->parameters) {
            parameters.append(QJsonArray{name, value});
        }
        form.insert(
            u"queries"_s,
            QJsonArray{QJsonObject{{u"by"_s, u"words"_s},
                                   {u"path"_s, search->path.isEmpty() ? u"/"_s : search->path},
                                   {u"parameters"_s, parameters}}});
        if (search->isAtom) {
            form.insert(u"answer"_s,
                        QJsonObject{{u"rows"_s, u"entry"_s}, {u"empty"_s, u"totalResults"_s}});
        }
        look->preview.base = search->base;
        QJsonObject fields = form.value(u"fields"_s).toObject();
        QJsonObject currency = fields.value(u"currency"_s).toObject();
        currency.insert(u"constant"_s, look->currency.code());
        fields.insert(u"currency"_s, currency);
        form.insert(u"fields"_s, fields);
        found(look, kind, form, {});
    });
}

void ShopProbe::found(const LookPointer &look, const QString &kind, QJsonObject form,
                      const QByteArray &goods)
{
    ShopPreview &preview = look->preview;
    QString id = u"shop-"_s;
    for (const QChar c : preview.base.host().toLower()) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        id += isPlain ? c : QChar(u'-');
    }
    form.insert(u"id"_s, id.left(nameCharactersMax));
    form.insert(u"name"_s, preview.name);
    form.insert(u"role"_s, u"copies"_s);
    form.insert(u"robots"_s, true);
    form.insert(u"base"_s, preview.base.toString(QUrl::FullyEncoded));
    QJsonObject terms = form.value(u"terms"_s).toObject();
    terms.insert(u"attribution"_s, preview.name);
    form.insert(u"terms"_s, terms);
    preview.kind = kind;
    preview.description = QJsonDocument(form).toJson();
    preview.tried.append({kind, u"found"_s});
    auto source = parseSourceDescription(preview.description);
    if (!source) {
        finish(look, u"nothing_to_search"_s); // an address that no description can hold
        return;
    }
    preview.isFound = true;
    if (!goods.isEmpty()) {
        source->mayBePrivate = m_mayBePrivate;
        const Page page = readPage(*source, {}, source->queries.first(),
                                   {.outcome = FetchResult::Outcome::Answered,
                                    .status = 200,
                                    .body = goods,
                                    .url = preview.base},
                                   look->now);
        preview.sample = page.copies.mid(0, sampleRowsMax);
    }
    finish(look);
}

void ShopProbe::finish(const LookPointer &look, const QString &reason)
{
    look->preview.reason = reason;
    if (const Done done = std::exchange(look->done, {})) {
        done(std::move(look->preview));
    }
}

} // namespace endpaper::sources
