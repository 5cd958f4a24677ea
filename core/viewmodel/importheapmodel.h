// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

#include <memory>

namespace endpaper::viewmodel {

// One of the three heaps of an import. GUI thread.
class ImportHeapModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("ImportEditor.inHeap, .lookAgain, .couldNotRead")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        RowNumberRole = Qt::UserRole + 1, // int, 1-based record of the file
        TitleRole, // QString as understood, may be empty
        AuthorsRole, // QString
        IsbnRole, // QString
        RawTextRole, // QString: the row as written
        ReasonRole, // QString: why it lies here, in words
        GuessTextRole, // QString: our guess ("The Hobbit, J. R. R. Tolkien, 978…"), or empty
        IsNewRole, // bool: false where it was on a list before
    };
    Q_ENUM(Role)
    struct Row
    {
        int id = 0; // its place in the import, for the editor's calls
        int rowNumber = 0;
        QString title = {};
        QString authors = {};
        QString isbn = {};
        QString rawText = {};
        QString reason = {};
        QString guessText = {};
        bool isNew = true;
    };

    explicit ImportHeapModel(QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_rows.size()); }

    [[nodiscard]] const Row *at(int row) const;
    void append(const QList<Row> &rows);
    void take(int row);
    void clear();

Q_SIGNALS:
    void countChanged();

private:
    QList<Row> m_rows;
};

} // namespace endpaper::viewmodel
