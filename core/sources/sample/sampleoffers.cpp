// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sample/sampleoffers.h"

#include "domain/text.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

// A small generator (splitmix64, public domain by S. Vigna): the same numbers on every machine.
class Dice
{
public:
    explicit Dice(quint64 seed)
        : m_state(seed)
    {
    }
    quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    qint64 below(qint64 bound) { return qint64(next() % quint64(bound)); }

private:
    quint64 m_state;
};

SampleOffers::SampleOffers()
{
    QFile file(u":/endpaper/samplesources/offers.json"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    Q_ASSERT(isOpen);
    const QJsonObject root =
        QJsonDocument::fromJson(isOpen ? file.readAll() : QByteArray()).object();
    for (const QJsonValue &value : root.value("books"_L1).toArray()) {
        SampleBook book{.goodreads = value["goodreads"_L1].toString(),
                        .title = value["title"_L1].toString(),
                        .isbn = value["isbn"_L1].toString(),
                        .year = value["year"_L1].toInt(),
                        .language = value["language"_L1].toString()};
        for (const QJsonValue &author : value["authors"_L1].toArray()) {
            book.authors.append(author.toString());
        }
        learn(book.isbn, book.title, book.authors.value(0));
        m_books.append(std::move(book));
    }
    for (const QJsonValue &value : root.value("sellers"_L1).toArray()) {
        m_sellers.append({value["name"_L1].toString(), value["country"_L1].toString()});
    }
    for (const QJsonValue &value : root.value("grades"_L1).toArray()) {
        m_grades.append(
            {value["id"_L1].toString(), value["name"_L1].toString(), value["words"_L1].toString()});
    }
    for (const QJsonValue &value : root.value("bindings"_L1).toArray()) {
        m_bindings.append(value.toString());
    }
}

void SampleOffers::learn(const QString &isbn13, const QString &title, const QString &author)
{
    if (!isbn13.isEmpty() && !title.isEmpty()) {
        m_learned.insert(isbn13, {title, author});
    }
}

SampleOffer SampleOffers::make(const QString &seedText, const QString &source, int index,
                               qint64 base) const
{
    const QString name = seedText % u'|' % source % u'|' % QString::number(index);
    Dice dice(domain::stableHash(name));
    const Seller &seller = m_sellers.at(dice.below(m_sellers.size()));
    const Grade &grade = m_grades.at(dice.below(m_grades.size()));
    SampleOffer offer;
    offer.id = QString::number(domain::stableHash(name) % 900'000'000'000ULL + 100'000'000'000ULL);
    // Better copies cost more; every price ends as sellers' prices do.
    const qint64 percent = grade.id == "2750"_L1 ? 130
        : grade.id == "4000"_L1                  ? 105
        : grade.id == "5000"_L1                  ? 85
                                                 : 60;
    const qint64 raw = base * percent / 100 * (80 + dice.below(50)) / 100;
    static constexpr std::array<qint64, 4> endings = {0, 50, 90, 99};
    offer.priceMinor = std::max<qint64>(100, raw / 100 * 100) + endings.at(size_t(dice.below(4)));
    static constexpr std::array<qint64, 5> postages = {195, 220, 255, 295, 350};
    const bool isAbroad = seller.country != "DE"_L1;
    if (dice.below(6) != 0) { // one in six says nothing about postage
        offer.postageMinor = postages.at(size_t(dice.below(5))) + (isAbroad ? 340 : 0);
    }
    offer.seller = seller.name;
    offer.country = seller.country;
    offer.gradeId = grade.id;
    offer.gradeName = grade.name;
    offer.words = grade.words;
    offer.binding = m_bindings.at(dice.below(m_bindings.size()));
    offer.year = 1975 + int(dice.below(48));
    offer.language = u"en"_s;
    return offer;
}

static qint64 basePrice(const QString &title)
{
    return 280 + Dice(domain::stableHash(title)).below(900); // 2.80 to 11.80
}

std::vector<SampleOffer> SampleOffers::forIsbn(const QString &isbn13, const QString &source) const
{
    const auto [title, author] =
        m_learned.value(isbn13, {QString(u"Sample copy of "_s % isbn13), QString()});
    const int count = 2 + int(Dice(domain::stableHash(QString(source % isbn13))).below(5));
    std::vector<SampleOffer> offers;
    for (int i = 0; i < count; ++i) {
        SampleOffer offer = make(isbn13, source, i, basePrice(title));
        offer.title = title;
        offer.author = author;
        offer.isbn = i % 4 == 3 ? QString() : isbn13;
        offers.push_back(std::move(offer));
    }
    return offers;
}

std::vector<SampleOffer> SampleOffers::forWords(const QString &title, const QString &author,
                                                const QString &source) const
{
    const QString seed = domain::foldForSearch(QString(title % u' ' % author));
    std::vector<SampleOffer> offers;
    for (int i = 0; i < 3; ++i) {
        SampleOffer offer = make(seed, source + u"/words"_s, i, basePrice(title));
        offer.author = author;
        offer.title = title;
        if (i == 1) {
            offer.title += u" (deutsche Ausgabe)"_s;
            offer.language = u"de"_s;
            offer.binding = u"Taschenbuch, deutsch"_s;
        } else if (i == 2) {
            offer.title += u" (large print)"_s;
        }
        offers.push_back(std::move(offer));
    }
    return offers;
}

const SampleBook *SampleOffers::bookByGoodreads(const QString &id) const
{
    for (const SampleBook &book : m_books) {
        if (book.goodreads == id) {
            return &book;
        }
    }
    return nullptr;
}

const SampleBook *SampleOffers::bookByIsbn(const QString &isbn13) const
{
    const auto found = std::ranges::find(m_books, isbn13, &SampleBook::isbn);
    return found == m_books.end() ? nullptr : &*found;
}

QList<SampleBook> SampleOffers::booksByTitle(const QString &words) const
{
    const QStringList wanted = domain::foldForSearch(words).split(u' ', Qt::SkipEmptyParts);
    QList<SampleBook> found;
    for (const SampleBook &book : m_books) {
        const QStringList has = domain::foldForSearch(book.title).split(u' ');
        if (!wanted.isEmpty() && std::ranges::all_of(wanted, [&](const QString &word) {
                return has.contains(word);
            })) {
            found.append(book);
        }
    }
    return found;
}

} // namespace endpaper::sources
