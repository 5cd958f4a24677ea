// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/copyrow.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::viewmodel {

// Up to four copies side by side: a row for each thing that can be compared, with a text for each
// copy and whether they differ. GUI thread.
class CopyCompare final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("CopiesModel.compare")
    // How many copies are chosen.
    Q_PROPERTY(int columnsCount READ columnsCount NOTIFY columnsChanged FINAL)
    // "2 copies to compare"; empty for none.
    Q_PROPERTY(QString line READ line NOTIFY columnsChanged FINAL)

public:
    static constexpr int copiesMax = 4;
    enum Role {
        LabelRole = Qt::UserRole + 1, // QString: "Total"
        TextsRole, // QStringList, one for each copy
        DiffersRole, // bool
        IsTotalRole, // bool: the row of the totals
        AccessibleNameRole, // QString: "Total: €6.40; €7.00"
    };
    Q_ENUM(Role)

    explicit CopyCompare(QObject *parent);

    void setCopies(const QList<CopyRow> &copies);
    void retranslate() { setCopies(QList<CopyRow>(m_copies)); }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int columnsCount() const { return int(m_copies.size()); }
    [[nodiscard]] QString line() const;

Q_SIGNALS:
    void columnsChanged();

private:
    struct Row
    {
        QString label;
        QStringList texts;
    };

    QList<CopyRow> m_copies;
    QList<Row> m_rows;
};

} // namespace endpaper::viewmodel
