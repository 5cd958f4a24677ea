// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/isbn.h"

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <optional>
#include <vector>

namespace endpaper::sources {

// A copy that does not exist, of a book that does.
struct SampleOffer
{
    QString id;
    QString title;
    QString author;
    QString isbn; // empty: the seller does not say
    qint64 priceMinor = 0; // cents
    std::optional<qint64> postageMinor = {};
    QString seller;
    QString country;
    QString gradeId; // eBay's condition id
    QString gradeName;
    QString words;
    QString binding;
    int year = 0;
    QString language;
};

struct SampleBook
{
    QString goodreads;
    QString title;
    QStringList authors = {};
    QString isbn;
    int year = 0;
    QString language;
};

// Offers that are made up the same way for a book each time: seeded by what is asked for and by the
// source, within a price range that is the book's own. Value type.
class SampleOffers
{
public:
    SampleOffers();

    // So that offers carry the right title: the asker tells what book an ISBN is.
    void learn(const QString &isbn13, const QString &title, const QString &author);
    [[nodiscard]] std::vector<SampleOffer> forIsbn(const QString &isbn13,
                                                   const QString &source) const;
    // Other editions, another language among them.
    [[nodiscard]] std::vector<SampleOffer> forWords(const QString &title, const QString &author,
                                                    const QString &source) const;
    [[nodiscard]] const SampleBook *bookByGoodreads(const QString &id) const;
    [[nodiscard]] const SampleBook *bookByIsbn(const QString &isbn13) const;
    // Those whose title holds every word.
    [[nodiscard]] QList<SampleBook> booksByTitle(const QString &words) const;

private:
    [[nodiscard]] SampleOffer make(const QString &seedText, const QString &source, int index,
                                   qint64 base) const;

    struct Seller
    {
        QString name, country;
    };
    struct Grade
    {
        QString id, name, words;
    };
    QList<SampleBook> m_books;
    QList<Seller> m_sellers;
    QList<Grade> m_grades;
    QStringList m_bindings;
    QHash<QString, QPair<QString, QString>> m_learned;
};

} // namespace endpaper::sources
