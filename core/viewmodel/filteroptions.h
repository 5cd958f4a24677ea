// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::viewmodel {

// Things by which copies can be filtered, each with how many copies it concerns and whether it is
// chosen. GUI thread.
class FilterOptions final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("CopyFilters.flags and the like")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    struct Option
    {
        QString value = {};
        QString label = {};
        int copies = 0;
        bool isChosen = false;

        friend bool operator==(const Option &, const Option &) = default;
    };
    enum Role {
        ValueRole = Qt::UserRole + 1, // QString
        LabelRole, // QString: "ex-library"
        CopiesRole, // int
        IsChosenRole, // bool
    };
    Q_ENUM(Role)

    explicit FilterOptions(QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_options.size()); }
    // Brings the rows to these, by value.
    void setOptions(const QList<Option> &options);

Q_SIGNALS:
    void countChanged();

private:
    QList<Option> m_options;
};

} // namespace endpaper::viewmodel
