// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

#include <memory>

namespace endpaper::viewmodel {

// The sources that were asked for one book, each with its own state. GUI thread.
class CopySourcesModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("CopiesModel.sources")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    // "BookFair did not answer (timed out). Its 4 copies are from yesterday."; empty where all is
    // well.
    Q_PROPERTY(QString failureLine READ failureLine NOTIFY countChanged FINAL)

public:
    enum class SourceState { Waiting, Looking, Done, Stale, Failed, Off };
    Q_ENUM(SourceState)
    enum Role {
        SourceIdRole = Qt::UserRole + 1, // QString
        NameRole, // QString
        SourceStateRole, // SourceState
        StateTextRole, // QString: "3 copies", "looking", "from yesterday", "failed"
        ReasonRole, // QString in words, where there is more to say than the state
        RetryTextRole, // QString: "again at 14:05", or empty
        RowsRole, // int
        IsSampleRole, // bool
        AgeTextRole, // QString: "heard 2 h ago", or empty
        AttributionRole, // QString: what its terms want to be said, or empty
    };
    Q_ENUM(Role)
    struct Source
    {
        QString id = {};
        QString name = {};
        SourceState state = SourceState::Waiting;
        QString stateText = {};
        QString reason = {};
        QString retryText = {};
        int rows = 0;
        bool isSample = false;
        QString ageText = {};
        QString attribution = {};

        friend bool operator==(const Source &, const Source &) = default;
    };

    explicit CopySourcesModel(QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return int(m_sources.size()); }
    [[nodiscard]] QString failureLine() const;

    // Brings the rows to these, by id.
    void setSources(const QList<Source> &sources);

Q_SIGNALS:
    void countChanged();

private:
    QList<Source> m_sources;
};

} // namespace endpaper::viewmodel
