// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <memory>

namespace endpaper::domain {
struct Pasted;
struct Wish;
} // namespace endpaper::domain

namespace endpaper::services {
class Services;
struct NewWish;
} // namespace endpaper::services

namespace endpaper::viewmodel {

class Changes;
class CommandsModel;
class ImportEditor;
class LibraryModel;
class WishlistModel;
struct OmniRow;

// One box, several meanings, told apart as one types. GUI thread.
class OmniboxModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.omnibox")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    // What is being brought in, or why not, in a sentence ("Asking which book 12345 is…",
    // "Too long: the first 1 000 000 characters…"); empty for nothing to say.
    Q_PROPERTY(QString statusLine READ statusLine NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool isFailure READ isFailure NOTIFY statusChanged FINAL)

public:
    enum class OmniKind { Book, FindCopies, Add, Command, Place };
    Q_ENUM(OmniKind)
    enum Role {
        OmniKindRole = Qt::UserRole + 1, // OmniKind
        SectionRole, // QString: the group's heading, for ListView.section
        TitleRole, // QString
        SubtitleRole, // QString
        KeyHintRole, // QString: "Enter", "Ctrl+N", or empty
        IsEnabledRole, // bool
        AccessibleNameRole, // QString
    };
    Q_ENUM(Role)

    OmniboxModel(services::Services &services, Changes &changes, WishlistModel &wishes,
                 LibraryModel &library, CommandsModel &commands, ImportEditor &importer,
                 QObject *parent);
    ~OmniboxModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QString text() const;
    void setText(const QString &text);
    [[nodiscard]] int count() const;
    [[nodiscard]] QString statusLine() const;
    [[nodiscard]] bool isFailure() const;

    // Enter: does what the row says. False where there is no such row or it is not enabled.
    Q_INVOKABLE bool activate(int row);
    // Text from the clipboard or a drop, added without showing the box (Ctrl+V, drop anywhere).
    Q_INVOKABLE void take(const QString &text);
    // The same with what is on the clipboard, if it has several lines or is too long: those would be
    // lost in a box of one line. False, and nothing done, if it is fit for the box.
    Q_INVOKABLE bool takeLines();
    // Gives a command, as a row of its kind does.
    Q_INVOKABLE void run(const QString &commandId);
    // What take() would do, in a sentence, for the drag preview.
    Q_INVOKABLE [[nodiscard]] QString describe(const QString &text) const;
    Q_INVOKABLE void clear();

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void textChanged();
    void countChanged();
    void statusChanged();
    // The row of a book was chosen: show it in its list.
    void bookChosen(const QString &wishId);
    // Copies of this ISBN (or wish, where there is one) were asked for: show Results.
    void copiesChosen(const QString &isbn, const QString &wishId);
    // Something was added; the ids that are new. Show them.
    void added(const QStringList &wishIds);
    // The link of an invitation to a shared list.
    void invited(const QString &token, const QString &server);
    // The box can be closed.
    void finished();

private:
    enum class Tone { Good, Busy, Bad };
    void rebuild();
    void appendPasted(QList<OmniRow> &rows, const domain::Pasted &pasted);
    void appendBooks(QList<OmniRow> &rows, const QString &text);
    void appendCommands(QList<OmniRow> &rows, const QString &text, int limit);
    void askCatalogue();
    void add(const QList<domain::Wish> &wishes);
    void addFresh(const QList<services::NewWish> &fresh, const Uuid &list, const QString &name);
    void learn(const domain::Wish &wish);
    void setStatus(const QString &sentence, Tone tone);
    void tellAsked();
    [[nodiscard]] QString tooLong() const;
    [[nodiscard]] QString listName() const;
    [[nodiscard]] QString listLine(const domain::Pasted &pasted) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
