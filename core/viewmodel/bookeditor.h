// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "viewmodel/choicemodel.h"
#include "viewmodel/copiesmodel.h"
#include "viewmodel/editionsmodel.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;
class Settings;

// The book pane: one wish, with a draft of what can be edited. want, own and lists act at once;
// the draft properties wait for submit(). GUI thread.
class BookEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.book")
    // Empty: nothing is open.
    Q_PROPERTY(QString wishId READ wishId NOTIFY wishChanged FINAL)
    Q_PROPERTY(bool isOpen READ isOpen NOTIFY wishChanged FINAL)
    // A new book that no list holds yet (Ctrl+N): submit() adds it.
    Q_PROPERTY(bool isNew READ isNew NOTIFY wishChanged FINAL)
    Q_PROPERTY(QString title READ title WRITE setTitle NOTIFY draftChanged FINAL)
    // Several parted by ";".
    Q_PROPERTY(QString authors READ authors WRITE setAuthors NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString isbn READ isbn WRITE setIsbn NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString note READ note WRITE setNote NOTIFY draftChanged FINAL)
    // Parted by ",".
    Q_PROPERTY(QString tags READ tags WRITE setTags NOTIFY draftChanged FINAL)
    // An amount in the reader's currency, "8" or "8.50"; empty: none.
    Q_PROPERTY(QString target READ target WRITE setTarget NOTIFY draftChanged FINAL)
    // "usually €7–9", or empty.
    Q_PROPERTY(QString targetHint READ targetHint NOTIFY suggestionChanged FINAL)
    // "" (my usual least) or a grade.
    Q_PROPERTY(QString condition READ condition WRITE setCondition NOTIFY draftChanged FINAL)
    // "any", "languages", "chosen", "exact".
    Q_PROPERTY(QString editionMode READ editionMode WRITE setEditionMode NOTIFY draftChanged FINAL)
    // Codes parted by ",": "de, en".
    Q_PROPERTY(QString editionLanguages READ editionLanguages WRITE setEditionLanguages NOTIFY
                   draftChanged FINAL)
    // Those that will do where editionMode is "chosen".
    Q_PROPERTY(endpaper::viewmodel::EditionsModel *editions READ editions CONSTANT FINAL)
    // What is proposed as a target, "6.50"; empty where there is nothing to go by.
    Q_PROPERTY(QString suggestedTarget READ suggestedTarget NOTIFY suggestionChanged FINAL)
    // The same with its currency, "€6.50".
    Q_PROPERTY(QString suggestedText READ suggestedText NOTIFY suggestionChanged FINAL)
    // The ISBN in the field has a wrong last digit: it can be looked for all the same.
    Q_PROPERTY(QString oddNumber READ oddNumber NOTIFY draftChanged FINAL)
    // "digest", "now", "off": when to be told of a copy.
    Q_PROPERTY(QString alert READ alert WRITE setAlert NOTIFY draftChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *alertModes READ alertModes CONSTANT FINAL)
    // 0 to 5.
    Q_PROPERTY(int priority READ priority WRITE setPriority NOTIFY draftChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *conditions READ conditions CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *editionModes READ editionModes CONSTANT FINAL)
    // As kept, for the cover and the head of the pane.
    Q_PROPERTY(QString savedTitle READ savedTitle NOTIFY wishChanged FINAL)
    Q_PROPERTY(QString savedAuthors READ savedAuthors NOTIFY wishChanged FINAL)
    Q_PROPERTY(QString family READ family NOTIFY wishChanged FINAL)
    Q_PROPERTY(int clothIndex READ clothIndex NOTIFY wishChanged FINAL)
    Q_PROPERTY(int foilIndex READ foilIndex NOTIFY wishChanged FINAL)
    Q_PROPERTY(QUrl coverUrl READ coverUrl NOTIFY wishChanged FINAL)
    // "2001 · Penguin · Austerlitz #1", what is known of it.
    Q_PROPERTY(QString factsLine READ factsLine NOTIFY wishChanged FINAL)
    Q_PROPERTY(bool want READ want WRITE setWant NOTIFY wishChanged FINAL)
    Q_PROPERTY(bool own READ own WRITE setOwn NOTIFY wishChanged FINAL)
    Q_PROPERTY(QString listId READ listId NOTIFY wishChanged FINAL)
    Q_PROPERTY(QString listName READ listName NOTIFY wishChanged FINAL)
    // "Added on 3 May 2026, from Goodreads".
    Q_PROPERTY(QString historyLine READ historyLine NOTIFY wishChanged FINAL)
    // "Bought on 3 May 2026 for €6.40"; empty where that is not written down.
    Q_PROPERTY(QString boughtLine READ boughtLine NOTIFY wishChanged FINAL)
    Q_PROPERTY(QString nearText READ nearText NOTIFY wishChanged FINAL)
    // "€6.40", "≥ €4.20"; empty for none.
    Q_PROPERTY(QString totalText READ totalText NOTIFY wishChanged FINAL)
    // "Good · 2 h ago · sample", or why there is none.
    Q_PROPERTY(QString totalLine READ totalLine NOTIFY wishChanged FINAL)
    // Neither an ISBN nor a book that was found by its words: copies cannot be asked for until
    // there is one; the sentence says so.
    Q_PROPERTY(bool lacksIsbn READ lacksIsbn NOTIFY wishChanged FINAL)
    Q_PROPERTY(QString lacksIsbnLine READ lacksIsbnLine NOTIFY wishChanged FINAL)
    // The best five of them are shown in the pane.
    Q_PROPERTY(endpaper::viewmodel::CopiesModel *bestCopies READ bestCopies CONSTANT FINAL)
    Q_PROPERTY(bool valid READ valid NOTIFY draftChanged FINAL)
    Q_PROPERTY(bool isDirty READ isDirty NOTIFY draftChanged FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged FINAL)
    // A sentence; empty where all is well.
    Q_PROPERTY(QString error READ error NOTIFY errorChanged FINAL)
    // The draft field concerned: "title", "isbn", "target"; empty for none.
    Q_PROPERTY(QString errorField READ errorField NOTIFY errorChanged FINAL)

public:
    BookEditor(services::Services &services, Changes &changes, Settings &settings, QObject *parent);
    ~BookEditor() override;

    [[nodiscard]] QString wishId() const;
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool isNew() const;
    [[nodiscard]] QString title() const;
    void setTitle(const QString &title);
    [[nodiscard]] QString authors() const;
    void setAuthors(const QString &authors);
    [[nodiscard]] QString isbn() const;
    void setIsbn(const QString &isbn);
    [[nodiscard]] QString note() const;
    void setNote(const QString &note);
    [[nodiscard]] QString tags() const;
    void setTags(const QString &tags);
    [[nodiscard]] QString target() const;
    void setTarget(const QString &target);
    [[nodiscard]] QString targetHint() const;
    [[nodiscard]] QString condition() const;
    void setCondition(const QString &condition);
    [[nodiscard]] QString editionMode() const;
    void setEditionMode(const QString &mode);
    [[nodiscard]] QString editionLanguages() const;
    void setEditionLanguages(const QString &languages);
    [[nodiscard]] EditionsModel *editions() const;
    [[nodiscard]] QString suggestedTarget() const;
    [[nodiscard]] QString suggestedText() const;
    [[nodiscard]] QString oddNumber() const;
    [[nodiscard]] QString alert() const;
    void setAlert(const QString &alert);
    [[nodiscard]] ChoiceModel *alertModes() const;
    [[nodiscard]] int priority() const;
    void setPriority(int priority);
    [[nodiscard]] ChoiceModel *conditions() const;
    [[nodiscard]] ChoiceModel *editionModes() const;
    [[nodiscard]] QString savedTitle() const;
    [[nodiscard]] QString savedAuthors() const;
    [[nodiscard]] QString family() const;
    [[nodiscard]] int clothIndex() const;
    [[nodiscard]] int foilIndex() const;
    [[nodiscard]] QUrl coverUrl() const;
    [[nodiscard]] QString factsLine() const;
    [[nodiscard]] bool want() const;
    void setWant(bool want);
    [[nodiscard]] bool own() const;
    void setOwn(bool own);
    [[nodiscard]] QString listId() const;
    [[nodiscard]] QString listName() const;
    [[nodiscard]] QString historyLine() const;
    [[nodiscard]] QString boughtLine() const;
    [[nodiscard]] QString nearText() const;
    [[nodiscard]] QString totalText() const;
    [[nodiscard]] QString totalLine() const;
    [[nodiscard]] bool lacksIsbn() const;
    [[nodiscard]] QString lacksIsbnLine() const;
    [[nodiscard]] CopiesModel *bestCopies() const;
    [[nodiscard]] bool valid() const;
    [[nodiscard]] bool isDirty() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] QString error() const;
    [[nodiscard]] QString errorField() const;

    Q_INVOKABLE void open(const QString &wishId);
    // An empty draft for the list (empty: the first wishlist, made if there is none).
    Q_INVOKABLE void startNew(const QString &listId);
    Q_INVOKABLE void close();
    Q_INVOKABLE void submit();
    Q_INVOKABLE void revert();
    Q_INVOKABLE void remove();
    Q_INVOKABLE void moveTo(const QString &listId);
    Q_INVOKABLE void lookAgain();

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void wishChanged();
    void draftChanged();
    void suggestionChanged();
    void busyChanged();
    void errorChanged();
    // submit() has been kept.
    void done();

private:
    void read();
    void followEditions();
    [[nodiscard]] std::optional<domain::Money> suggestion() const;
    void setDraft(QString &member, const QString &value);
    void setError(const QString &sentence, const QString &field);
    void setBusy(bool busy);
    [[nodiscard]] QString draftSentence(const Error &error) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
