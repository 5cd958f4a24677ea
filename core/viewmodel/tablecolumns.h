// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::viewmodel {

class Settings;

// The columns of the table of wishes after the title: which are shown, in which order and how wide,
// kept for each list. Rows are the columns shown. Widths in logical pixels at text scale 1. GUI
// thread.
class TableColumns final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.wishes.columns")
    // Every column there is, in its usual order, and those that are shown.
    Q_PROPERTY(QStringList allIds READ allIds CONSTANT FINAL)
    Q_PROPERTY(QStringList shownIds READ shownIds NOTIFY changed FINAL)
    // The title and the columns shown as {label, role}: what a screen reader is told of a row's cells.
    Q_PROPERTY(QVariantList cells READ cells NOTIFY changed FINAL)
    Q_PROPERTY(int titleWidth READ titleWidth NOTIFY changed FINAL)
    // Of the columns shown, without the title.
    Q_PROPERTY(int width READ width NOTIFY changed FINAL)

public:
    static constexpr int widthMin = 56;
    static constexpr int widthMax = 640;

    enum Role {
        ColumnIdRole = Qt::UserRole + 1, // QString, "author", "total", …
        LabelRole, // QString
        ColumnWidthRole, // int
        AtEndRole, // bool: numbers stand at the end
        SortKeyRole, // int, a WishlistModel::SortKey; -1: does not sort
    };
    Q_ENUM(Role)

    TableColumns(Settings &settings, QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QStringList allIds() const;
    [[nodiscard]] QStringList shownIds() const;
    [[nodiscard]] QVariantList cells() const;
    [[nodiscard]] int titleWidth() const { return m_titleWidth; }
    [[nodiscard]] int width() const;

    Q_INVOKABLE [[nodiscard]] QString label(const QString &columnId) const;
    Q_INVOKABLE [[nodiscard]] bool isShown(const QString &columnId) const;
    // Shows it at the end of the others, or takes it away.
    Q_INVOKABLE void toggle(const QString &columnId);
    // Rows of this model; outside: nothing.
    Q_INVOKABLE void move(int from, int to);
    Q_INVOKABLE void resize(int row, int width);
    Q_INVOKABLE void resizeTitle(int width);
    // As on the first day.
    Q_INVOKABLE void reset();

    // Of the list with this key; a list without its own has the usual ones.
    void open(const QString &listKey);
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    struct Column
    {
        int kind = 0; // place among allIds
        int width = 0;
    };
    void keep();
    void setUsual();

    Settings &m_settings;
    QString m_listKey;
    QList<Column> m_columns;
    int m_titleWidth = 0;
};

} // namespace endpaper::viewmodel
