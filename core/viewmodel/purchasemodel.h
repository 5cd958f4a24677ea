// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/wish.h"

#include <QObject>
#include <QQmlEngine>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;

// "Bought it?": asked once of who comes back from a seller's page, and what the book cost and when,
// as the reader says it. GUI thread.
class PurchaseModel final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.purchase")
    // "Did you buy Austerlitz, €6.40 at booklooker.de?"; empty: nothing to ask.
    Q_PROPERTY(QString question READ question NOTIFY questionChanged FINAL)
    // Of the book whose purchase is written down; open() fills them in.
    Q_PROPERTY(QString title READ title NOTIFY draftChanged FINAL)
    // Delivered, "6.40"; empty: not known any more.
    Q_PROPERTY(QString amount READ amount WRITE setAmount NOTIFY draftChanged FINAL)
    // "21 Nov 2026"
    Q_PROPERTY(QString day READ day WRITE setDay NOTIFY draftChanged FINAL)
    // It is written down already: an empty draft takes that back.
    Q_PROPERTY(bool isKnown READ isKnown NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY draftChanged FINAL)
    // "amount", "day"; empty for none.
    Q_PROPERTY(QString errorField READ errorField NOTIFY draftChanged FINAL)

public:
    PurchaseModel(services::Services &services, Changes &changes, QObject *parent);

    [[nodiscard]] QString question() const;
    [[nodiscard]] QString title() const { return m_wish ? m_wish->title : QString(); }
    [[nodiscard]] QString amount() const { return m_amount; }
    void setAmount(const QString &amount);
    [[nodiscard]] QString day() const { return m_day; }
    void setDay(const QString &day);
    [[nodiscard]] bool isKnown() const;
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QString errorField() const { return m_errorField; }

    // The reader went to a seller's page, for this copy. The last one counts.
    void left(const Uuid &wish, const QString &title, std::optional<domain::Money> total,
              const QString &host);
    // The window was left; the reader is back at it.
    void wentAway();
    void cameBack();
    // Another cache is open: its wishes are others.
    void forget();

    // With what is written down, else with the copy that was left for (or the best total), and
    // today.
    Q_INVOKABLE void open(const QString &wishId);
    // The book that the question is about.
    Q_INVOKABLE void openAsked();
    // It is not asked again.
    Q_INVOKABLE void dismiss();
    // False where a field cannot be read; else it is kept, the book is owned and wanted no more.
    Q_INVOKABLE bool keep();
    void retranslate();

    // "6 Nov 2026", "2026-11-06" or as the region writes it; none for what is no day, or lies
    // ahead.
    [[nodiscard]] static std::optional<QDate> dayFrom(const QString &text, QDate today);

Q_SIGNALS:
    void questionChanged();
    void draftChanged();
    // The draft is filled in.
    void opened();

private:
    struct Visit
    {
        Uuid wish;
        QString title;
        std::optional<domain::Money> total;
        QString host;
        bool wasAsked = false;
    };

    void fill(const domain::Wish &wish, std::optional<domain::Money> total);
    [[nodiscard]] QDate today() const;
    void setError(const QString &sentence, const QString &field);

    services::Services &m_services;
    Changes &m_changes;
    std::optional<Visit> m_visit;
    bool m_isAway = false;
    bool m_isAsking = false;
    std::optional<domain::Wish> m_wish;
    Uuid m_opening;
    QString m_amount;
    QString m_day;
    std::optional<domain::Money> m_filled; // what stands in the field unless it is edited
    QString m_error;
    QString m_errorField;
};

} // namespace endpaper::viewmodel
