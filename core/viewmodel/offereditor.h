// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/choicemodel.h"

#include <QObject>
#include <QQmlEngine>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;
class Settings;

// The sheet with which a book is offered to neighbours. GUI thread.
class OfferEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("NearbyModel.offer")
    // "give", "swap", "lend" or "sell".
    Q_PROPERTY(QString kind READ kind WRITE setKind NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString isbn READ isbn WRITE setIsbn NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString authors READ authors WRITE setAuthors NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY draftChanged FINAL)
    // An amount in the reader's currency; only where kind is "sell".
    Q_PROPERTY(QString price READ price WRITE setPrice NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString condition READ condition WRITE setCondition NOTIFY draftChanged FINAL)
    // What neighbours will see, in a sentence: kind, title, price, cell.
    Q_PROPERTY(QString previewLine READ previewLine NOTIFY draftChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *kinds READ kinds CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *conditions READ conditions CONSTANT FINAL)
    Q_PROPERTY(bool needsPrice READ needsPrice NOTIFY draftChanged FINAL)
    Q_PROPERTY(bool valid READ valid NOTIFY draftChanged FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged FINAL)

public:
    OfferEditor(services::Services &services, Changes &changes, Settings &settings,
                QObject *parent);
    ~OfferEditor() override;

    [[nodiscard]] QString kind() const;
    void setKind(const QString &kind);
    [[nodiscard]] QString isbn() const;
    void setIsbn(const QString &isbn);
    [[nodiscard]] QString title() const;
    void setTitle(const QString &title);
    [[nodiscard]] QString authors() const;
    void setAuthors(const QString &authors);
    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] QString price() const;
    void setPrice(const QString &price);
    [[nodiscard]] QString condition() const;
    void setCondition(const QString &condition);
    [[nodiscard]] QString previewLine() const;
    [[nodiscard]] ChoiceModel *kinds() const;
    [[nodiscard]] ChoiceModel *conditions() const;
    [[nodiscard]] bool needsPrice() const;
    [[nodiscard]] bool valid() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] QString error() const;

    Q_INVOKABLE void startEmpty();
    // From a book that the reader owns.
    Q_INVOKABLE void startFromWish(const QString &wishId);
    Q_INVOKABLE void submit();

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void draftChanged();
    void busyChanged();
    void errorChanged();
    void done();

private:
    void put(QString &member, const QString &value);
    void setError(const QString &sentence);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
