// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::viewmodel {

// A fixed set of choices for a combo box: what is stored, and what is shown. GUI thread.
class ChoiceModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the models that need it")

public:
    struct Choice
    {
        QString value;
        QString label;

        friend bool operator==(const Choice &, const Choice &) = default;
    };
    enum Role { ValueRole = Qt::UserRole + 1, LabelRole };
    Q_ENUM(Role)

    explicit ChoiceModel(QList<Choice> choices, QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    // -1 where the value is not among them.
    Q_INVOKABLE [[nodiscard]] int indexOf(const QString &value) const;

    // Same values in another language: only dataChanged.
    void setChoices(QList<Choice> choices);

private:
    QList<Choice> m_choices;
};

} // namespace endpaper::viewmodel
