// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/copydesk.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::viewmodel {

// Copies and sellers that the reader hid, newest first, each with its way back. GUI thread.
class HiddenModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("CopiesModel.hidden")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY countChanged FINAL)
    // Why there are no rows, or that they cannot be had; empty where they stand for themselves.
    Q_PROPERTY(QString stateLine READ stateLine NOTIFY countChanged FINAL)

public:
    enum Role {
        WhatRole = Qt::UserRole + 1, // QString: the copy's title, or "All copies of Meyer"
        WhyRole, // QString: "wrong edition · 2 h ago"
    };
    Q_ENUM(Role)

    HiddenModel(services::CopyDesk &desk, const Clock &clock, QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_things.size()); }
    [[nodiscard]] bool busy() const { return m_isBusy; }
    [[nodiscard]] QString stateLine() const;

    Q_INVOKABLE void load();
    // shown() follows.
    Q_INVOKABLE void showAgain(int row);

    // "wrong_edition" → "wrong edition".
    [[nodiscard]] static QString reasonText(const QString &reason);

Q_SIGNALS:
    void countChanged();
    void shown();

private:
    services::CopyDesk &m_desk;
    const Clock &m_clock;
    QList<services::HiddenThing> m_things;
    std::optional<Error> m_error;
    bool m_isBusy = false;
};

} // namespace endpaper::viewmodel
