// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/copiesanswer.h"
#include "viewmodel/copyrow.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::viewmodel {

// All that is known of one copy: the sum, the seller's words, what it is, where else the same copy
// is listed (the rows). GUI thread.
class CopyDetails final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("CopiesModel.details")
    // As the seller wrote it.
    Q_PROPERTY(QString title READ title NOTIFY copyChanged FINAL)
    Q_PROPERTY(QString totalText READ totalText NOTIFY copyChanged FINAL)
    // "€4.50 + €1.90 postage", "£4.50 + postage unknown, usually €3.00".
    Q_PROPERTY(QString sumLine READ sumLine NOTIFY copyChanged FINAL)
    // "Converted at the European Central Bank's rates of 20 Feb 2026, 9 months old."; empty where
    // nothing was converted.
    Q_PROPERTY(QString rateLine READ rateLine NOTIFY copyChanged FINAL)
    Q_PROPERTY(QString conditionText READ conditionText NOTIFY copyChanged FINAL)
    // Red flags and marks: "ex-library, auction"; empty for none.
    Q_PROPERTY(QString warningLine READ warningLine NOTIFY copyChanged FINAL)
    Q_PROPERTY(QString sellerWords READ sellerWords NOTIFY copyChanged FINAL)
    Q_PROPERTY(QString editionText READ editionText NOTIFY copyChanged FINAL)
    Q_PROPERTY(bool editionDiffers READ editionDiffers NOTIFY copyChanged FINAL)
    Q_PROPERTY(QString sellerLine READ sellerLine NOTIFY copyChanged FINAL)
    Q_PROPERTY(QString fromText READ fromText NOTIFY copyChanged FINAL)
    // "First seen on 3 May 2026, last 2 h ago".
    Q_PROPERTY(QString seenLine READ seenLine NOTIFY copyChanged FINAL)
    // What the source's terms want to be said; empty for nothing.
    Q_PROPERTY(QString attribution READ attribution NOTIFY copyChanged FINAL)
    // Where the seller's page is; empty where it has none.
    Q_PROPERTY(QString host READ host NOTIFY copyChanged FINAL)
    Q_PROPERTY(bool isSample READ isSample NOTIFY copyChanged FINAL)
    Q_PROPERTY(bool hasSeller READ hasSeller NOTIFY copyChanged FINAL)
    // "The same copy is listed in 2 places more"; empty for none.
    Q_PROPERTY(QString alsoLine READ alsoLine NOTIFY copyChanged FINAL)

public:
    enum Role {
        WhereRole = Qt::UserRole + 1, // QString: "Antiquariat Meyer, AbeBooks"
        AskedRole, // QString: "€4.50 + €2.00 postage"
        HostRole, // QString, or empty
    };
    Q_ENUM(Role)

    explicit CopyDetails(QObject *parent);

    // The copy at an index of the answer, with the row that stands for it.
    void show(const services::CopiesAnswer &answer, size_t index, const CopyRow &row, Instant now);
    void clear();
    [[nodiscard]] const domain::Copy &copy() const { return m_copy.copy; }
    // Delivered; none where the postage is unknown.
    [[nodiscard]] std::optional<domain::Money> total() const { return m_copy.totals.total; }
    [[nodiscard]] const services::AlsoListed *alsoAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] bool hasCopy() const { return m_hasCopy; }
    [[nodiscard]] QString title() const { return m_copy.copy.title; }
    [[nodiscard]] QString totalText() const { return m_row.totalText; }
    [[nodiscard]] QString sumLine() const;
    [[nodiscard]] QString rateLine() const;
    [[nodiscard]] QString conditionText() const;
    [[nodiscard]] QString warningLine() const;
    [[nodiscard]] QString sellerWords() const { return m_copy.copy.sellerWords; }
    [[nodiscard]] QString editionText() const { return m_row.editionText; }
    [[nodiscard]] bool editionDiffers() const { return m_row.editionDiffers; }
    [[nodiscard]] QString sellerLine() const;
    [[nodiscard]] QString fromText() const { return m_row.fromText; }
    [[nodiscard]] QString seenLine() const;
    [[nodiscard]] QString attribution() const { return m_attribution; }
    [[nodiscard]] QString host() const { return hostOf(m_copy.copy.url); }
    [[nodiscard]] bool isSample() const { return m_row.isSample; }
    [[nodiscard]] bool hasSeller() const { return !m_copy.copy.seller.isEmpty(); }
    [[nodiscard]] QString alsoLine() const;

    // Of an http(s) address; empty for all others, which are never opened.
    [[nodiscard]] static QString hostOf(const QUrl &url);
    // "9 months old", "of today".
    [[nodiscard]] static QString ageWords(QDate day, Instant now);
    // "Converted at … rates of 20 Feb 2026, 9 months old."; empty without a day.
    [[nodiscard]] static QString rateWords(QDate day, Instant now);

Q_SIGNALS:
    void copyChanged();

private:
    [[nodiscard]] QString sourceName(const QString &id) const { return m_names.value(id, id); }
    [[nodiscard]] static QString sum(const domain::Money &price,
                                     const std::optional<domain::Money> &postage);

    bool m_hasCopy = false;
    domain::PricedCopy m_copy;
    services::CopyExtra m_extra;
    CopyRow m_row;
    QHash<QString, QString> m_names;
    QString m_attribution;
    QDate m_rateDay;
    Instant m_now = {};
    bool m_isConverted = false;
};

} // namespace endpaper::viewmodel
