// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/importheapmodel.h"

#include <QObject>
#include <QQmlEngine>
#include <QUrl>

#include <memory>

namespace endpaper::exchange {
struct BookRow;
}

namespace endpaper::store {
struct LocalOp;
}

namespace endpaper::services {
class Services;
struct ImportedRow;
} // namespace endpaper::services

namespace endpaper::viewmodel {

class Changes;

// Bringing in a file or a pasted list: recognised, counted, sorted into three heaps. Nothing is
// dropped. GUI thread.
class ImportEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.importer")
    Q_PROPERTY(Step step READ step NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString fileName READ fileName NOTIFY stepChanged FINAL)
    // "Goodreads export, UTF-8".
    Q_PROPERTY(QString formatText READ formatText NOTIFY stepChanged FINAL)
    Q_PROPERTY(int doneCount READ doneCount NOTIFY progressChanged FINAL)
    // 0 while it is not known.
    Q_PROPERTY(int totalCount READ totalCount NOTIFY progressChanged FINAL)
    // "142 of 10 000".
    Q_PROPERTY(QString progressText READ progressText NOTIFY progressChanged FINAL)
    // "46 books are in. 2 need a look. 1 could not be read."
    Q_PROPERTY(QString resultLine READ resultLine NOTIFY progressChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::ImportHeapModel *inHeap READ inHeap CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ImportHeapModel *lookAgain READ lookAgain CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ImportHeapModel *couldNotRead READ couldNotRead CONSTANT FINAL)
    Q_PROPERTY(bool canUndoImport READ canUndoImport NOTIFY progressChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged FINAL)

public:
    enum class Step { Drop, Running, Review, Failed };
    Q_ENUM(Step)
    enum class Heap { In, LookAgain, CouldNotRead };
    Q_ENUM(Heap)

    ImportEditor(services::Services &services, Changes &changes, QObject *parent);
    ~ImportEditor() override;

    [[nodiscard]] Step step() const;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] QString formatText() const;
    [[nodiscard]] int doneCount() const;
    [[nodiscard]] int totalCount() const;
    [[nodiscard]] QString progressText() const;
    [[nodiscard]] QString resultLine() const;
    [[nodiscard]] ImportHeapModel *inHeap() const;
    [[nodiscard]] ImportHeapModel *lookAgain() const;
    [[nodiscard]] ImportHeapModel *couldNotRead() const;
    [[nodiscard]] bool canUndoImport() const;
    [[nodiscard]] QString error() const;

    Q_INVOKABLE void startFile(const QUrl &file);
    Q_INVOKABLE void startText(const QString &text);
    // What is in stays in.
    Q_INVOKABLE void cancel();
    // Look again: take our guess, or the row as it was typed.
    Q_INVOKABLE void accept(int row);
    Q_INVOKABLE void acceptAll();
    Q_INVOKABLE void keepAsTyped(int row);
    // The row is left out after all (it can still be saved with the rest).
    Q_INVOKABLE void drop(endpaper::viewmodel::ImportEditor::Heap heap, int row);
    // Could not read: put in with these words. False (and `error`) where they are no book.
    Q_INVOKABLE bool fixInPlace(int row, const QString &title, const QString &authors,
                                const QString &isbn);
    // Look again and Could not read, with the original columns.
    Q_INVOKABLE void saveRest(const QUrl &file);
    Q_INVOKABLE void undoImport();
    // Back to the drop field.
    Q_INVOKABLE void reset();

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void stepChanged();
    void progressChanged();
    void errorChanged();
    // A pasted list is in, from wherever it was pasted, and some rows of it wait for the reader.
    void lookWanted();

private:
    void begin(const QString &name);
    void take(const std::vector<services::ImportedRow> &rows, qint64 bytesRead, qint64 bytesTotal);
    void finish(const QList<store::LocalOp> &forward, const QList<store::LocalOp> &back);
    void bringIn(Heap heap, int row, const exchange::BookRow &book);
    void setStep(Step step);
    void setError(const QString &sentence);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
