// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resultfilter.h"
#include "services/copiesanswer.h"
#include "viewmodel/filteroptions.h"

namespace endpaper::viewmodel {

// What the reader leaves out of the copies, applied here to rows that came, with live counts; its
// rows are the filters in force. What sources left out themselves stands in bySourceLine. GUI
// thread.
class CopyFilters final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("CopiesModel.filters")
    Q_PROPERTY(int count READ count NOTIFY filtersChanged FINAL)
    // "12 of 37 copies are left out here."; empty where none is.
    Q_PROPERTY(QString leftOutLine READ leftOutLine NOTIFY filtersChanged FINAL)
    // "Left out by the source: new copies (eBay, AbeBooks)."; empty where none says so.
    Q_PROPERTY(QString bySourceLine READ bySourceLine NOTIFY filtersChanged FINAL)
    // An amount in the reader's currency, as typed; empty: none.
    Q_PROPERTY(QString totalMax READ totalMax WRITE setTotalMax NOTIFY filtersChanged FINAL)
    Q_PROPERTY(QString totalError READ totalError NOTIFY filtersChanged FINAL)
    // Several parted by ",": all of them, none of them, in the seller's words or title.
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY filtersChanged FINAL)
    Q_PROPERTY(QString notWords READ notWords WRITE setNotWords NOTIFY filtersChanged FINAL)
    // Only copies of which condition and postage are stated.
    Q_PROPERTY(bool statedOnly READ statedOnly WRITE setStatedOnly NOTIFY filtersChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::FilterOptions *flags READ flags CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::FilterOptions *marks READ marks CONSTANT FINAL)
    // Chosen: only from these. None chosen: from anywhere.
    Q_PROPERTY(endpaper::viewmodel::FilterOptions *countries READ countries CONSTANT FINAL)
    // Chosen: left out.
    Q_PROPERTY(endpaper::viewmodel::FilterOptions *sources READ sources CONSTANT FINAL)

public:
    enum Role {
        TextRole = Qt::UserRole + 1, // QString: "without ex-library · 3 left out"
    };
    Q_ENUM(Role)

    explicit CopyFilters(QObject *parent);

    // Which copies of the answer stay, by index; counts and options follow. No answer: none.
    [[nodiscard]] std::vector<bool> apply(const services::CopiesAnswer *answer,
                                          const domain::Buyer &buyer);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_inForce.size()); }
    [[nodiscard]] QString leftOutLine() const;
    [[nodiscard]] QString bySourceLine() const { return m_bySource; }
    [[nodiscard]] QString totalMax() const { return m_totalMax; }
    void setTotalMax(const QString &text);
    [[nodiscard]] QString totalError() const;
    [[nodiscard]] QString words() const { return m_words; }
    void setWords(const QString &text);
    [[nodiscard]] QString notWords() const { return m_notWords; }
    void setNotWords(const QString &text);
    [[nodiscard]] bool statedOnly() const { return !m_filters.keepsUnknownCondition; }
    void setStatedOnly(bool on);
    [[nodiscard]] FilterOptions *flags() const { return m_flags; }
    [[nodiscard]] FilterOptions *marks() const { return m_marks; }
    [[nodiscard]] FilterOptions *countries() const { return m_countries; }
    [[nodiscard]] FilterOptions *sources() const { return m_sources; }

    Q_INVOKABLE void toggleFlag(const QString &value);
    Q_INVOKABLE void toggleMark(const QString &value);
    Q_INVOKABLE void toggleCountry(const QString &value);
    Q_INVOKABLE void toggleSource(const QString &value);
    // One filter in force; all of them.
    Q_INVOKABLE void clear(int row);
    Q_INVOKABLE void clearAll();

Q_SIGNALS:
    void filtersChanged();
    // Another choice: rows have to be looked through again.
    void chosenChanged();

private:
    struct InForce
    {
        domain::ResultFilter filter = domain::ResultFilter::Condition;
        QString text = {};

        friend bool operator==(const InForce &, const InForce &) = default;
    };
    void toggle(QSet<QString> &values, const QString &value);
    void readTotal(domain::Currency currency);
    void setOptions(const services::CopiesAnswer &answer);
    [[nodiscard]] QString textOf(const domain::FilterCount &count) const;

    domain::ResultFilters m_filters;
    QString m_totalMax;
    QString m_words;
    QString m_notWords;
    bool m_isTotalWrong = false;
    int m_all = 0;
    int m_kept = 0;
    QString m_bySource;
    QHash<QString, QString> m_sourceNames;
    QList<InForce> m_inForce;
    FilterOptions *m_flags = nullptr;
    FilterOptions *m_marks = nullptr;
    FilterOptions *m_countries = nullptr;
    FilterOptions *m_sources = nullptr;
};

} // namespace endpaper::viewmodel
