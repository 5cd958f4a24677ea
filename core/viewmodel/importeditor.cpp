// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/importeditor.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/importwords.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::ImportedRow;

struct ImportEditor::Private
{
    Private(services::Services &usedServices, Changes &usedChanges)
        : services(usedServices)
        , changes(usedChanges)
    {
    }

    services::Services &services;
    Changes &changes;
    ImportHeapModel *heaps[3] = {};
    Step step = Step::Drop;
    QString fileName;
    QString formatId;
    QStringList header; // of the file, for saveRest()
    QList<exchange::BookRow> rows; // of the heaps Look again and Could not read, by id
    int done = 0;
    int added = 0;
    qint64 bytesRead = 0;
    qint64 bytesTotal = -1;
    bool isPasted = false;
    std::optional<Error> error;
    QString errorLine;
    QList<store::LocalOp> forward;
    QList<store::LocalOp> back;

    [[nodiscard]] ImportHeapModel *heap(Heap which) const { return heaps[int(which)]; }
};

ImportEditor::ImportEditor(services::Services &services, Changes &changes, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, changes))
{
    for (ImportHeapModel *&heap : d->heaps) {
        heap = new ImportHeapModel(this);
    }
    retranslate();
    connect(&services.imports, &services::ImportService::recognised, this,
            [this](const QString &formatId) {
                d->formatId = formatId;
                Q_EMIT stepChanged();
            });
    connect(&services.imports, &services::ImportService::progressed, this, &ImportEditor::take);
    connect(&services.imports, &services::ImportService::failed, this,
            [this](const Error &error) { d->error = error; });
    connect(&services.imports, &services::ImportService::finished, this, &ImportEditor::finish);
    connect(&services.workspace, &services::Workspace::aboutToClose, this, &ImportEditor::reset);
}

ImportEditor::~ImportEditor() = default;

void ImportEditor::startFile(const QUrl &file)
{
    const QString path = localPath(file);
    begin(path.section(u'/', -1));
    d->services.imports.startFile(path);
}

void ImportEditor::startText(const QString &text)
{
    begin(tr("Pasted list"));
    d->isPasted = true;
    d->services.imports.startText(text);
}

void ImportEditor::begin(const QString &name)
{
    reset();
    d->isPasted = false;
    d->fileName = name;
    setStep(Step::Running);
}

void ImportEditor::take(const std::vector<ImportedRow> &rows, qint64 bytesRead, qint64 bytesTotal)
{
    QList<ImportHeapModel::Row> shown[3];
    for (const ImportedRow &imported : rows) {
        const exchange::BookRow &row = imported.row;
        const auto heap = size_t(row.heap);
        ImportHeapModel::Row line{.rowNumber = int(row.lineNumber),
                                  .title = row.title,
                                  .authors = words::authors(row.authors),
                                  .isbn = row.isbn ? row.isbn->toString13() : row.isbnText,
                                  .rawText = row.rawCells.join(u" · "_s).simplified(),
                                  .reason = importReason(imported),
                                  .isNew = imported.isNew};
        if (row.heap != exchange::Heap::In) {
            line.id = int(d->rows.size());
            line.guessText = importGuess(row);
            d->rows += row;
        }
        d->added += imported.isNew ? 1 : 0;
        shown[heap] += line;
    }
    for (size_t heap = 0; heap < 3; ++heap) {
        d->heaps[heap]->append(shown[heap]);
    }
    d->done += int(rows.size());
    d->bytesRead = bytesRead;
    d->bytesTotal = bytesTotal;
    Q_EMIT progressChanged();
}

void ImportEditor::finish(const QList<store::LocalOp> &forward, const QList<store::LocalOp> &back)
{
    if (d->step != Step::Running) {
        return;
    }
    d->forward = forward;
    d->back = back;
    const bool isStopped = d->error && d->error->kind == ErrorKind::Cancelled;
    if (d->error) {
        setError(words::sentence(*d->error, words::Doing::Import));
    }
    if (!back.isEmpty()) {
        d->changes.note(forward, back,
                        {.undo = tr("bring in %1").arg(d->fileName), .toast = resultLine()});
    } else if (!d->error) {
        d->changes.tell(resultLine());
    }
    setStep(d->done > 0 || isStopped || !d->error ? Step::Review : Step::Failed);
    Q_EMIT progressChanged();
    if (d->isPasted && lookAgain()->count() + couldNotRead()->count() > 0) {
        Q_EMIT lookWanted();
    }
}

void ImportEditor::cancel() { d->services.imports.cancel(); }

void ImportEditor::accept(int row)
{
    const ImportHeapModel::Row *line = lookAgain()->at(row);
    if (!line) {
        return;
    }
    exchange::BookRow book = d->rows.at(line->id);
    // Our guess: the book as it is called, without the number that cannot be right.
    book.isbnText.clear();
    bringIn(Heap::LookAgain, row, book);
}

void ImportEditor::acceptAll()
{
    while (lookAgain()->count() > 0) {
        accept(0);
    }
}

void ImportEditor::keepAsTyped(int row)
{
    const ImportHeapModel::Row *line = lookAgain()->at(row);
    if (!line) {
        return;
    }
    exchange::BookRow book = d->rows.at(line->id);
    if (!book.isbnText.isEmpty()) {
        const QString typed = tr("ISBN as written: %1").arg(book.isbnText);
        book.notes = book.notes.isEmpty() ? typed : book.notes + u'\n' + typed;
    }
    bringIn(Heap::LookAgain, row, book);
}

void ImportEditor::bringIn(Heap heap, int row, const exchange::BookRow &book)
{
    ImportHeapModel::Row line = *d->heap(heap)->at(row);
    line.title = book.title;
    line.authors = words::authors(book.authors);
    line.isbn = book.isbn ? book.isbn->toString13() : QString();
    line.reason.clear();
    d->heap(heap)->take(row);
    d->heap(Heap::In)->append({line});
    Q_EMIT progressChanged();
    const QString title = book.title.isEmpty() ? line.isbn : book.title;
    d->changes.follow(d->services.imports.bringIn(book), {.undo = tr("bring in %1").arg(title)});
}

void ImportEditor::drop(Heap heap, int row)
{
    if (heap != Heap::In) {
        d->heap(heap)->take(row);
        Q_EMIT progressChanged();
    }
}

bool ImportEditor::fixInPlace(int row, const QString &title, const QString &authors,
                              const QString &isbn)
{
    const ImportHeapModel::Row *line = couldNotRead()->at(row);
    if (!line) {
        return false;
    }
    exchange::BookRow book = d->rows.at(line->id);
    book.title = title.simplified();
    book.authors.clear();
    for (const QString &author : authors.split(u';', Qt::SkipEmptyParts)) {
        book.authors += author.simplified();
    }
    book.isbn.reset();
    book.isbnText.clear();
    if (!isbn.trimmed().isEmpty()) {
        const auto parsed = domain::Isbn::read(isbn);
        if (!parsed) {
            setError(tr("That is no ISBN: it has 13 digits, or 10."));
            return false;
        }
        book.isbn = *parsed;
    }
    if (book.title.isEmpty() && !book.isbn) {
        setError(tr("A book needs a title, or an ISBN."));
        return false;
    }
    setError({});
    bringIn(Heap::CouldNotRead, row, book);
    return true;
}

void ImportEditor::saveRest(const QUrl &file)
{
    QByteArray csv;
    int rows = 0;
    for (const Heap heap : {Heap::LookAgain, Heap::CouldNotRead}) {
        for (int row = 0; row < d->heap(heap)->count(); ++row, ++rows) {
            csv += csvLine(d->rows.at(d->heap(heap)->at(row)->id).rawCells);
        }
    }
    if (!d->services.imports.header().isEmpty()) {
        csv.prepend(csvLine(d->services.imports.header()));
    }
    d->services.exports.writeBytes(csv, localPath(file))
        | then(this, [this, rows, name = file.fileName()](const Expected<> &written) {
              if (!written) {
                  setError(words::sentence(written.error(), words::Doing::SaveFile));
                  return;
              }
              setError({});
              d->changes.tell(tr("%n row(s) written to %1.", nullptr, rows).arg(name));
          });
}

void ImportEditor::undoImport()
{
    if (!canUndoImport()) {
        return;
    }
    d->changes.follow(d->services.wishlists.apply(std::exchange(d->back, {})),
                      {.undo = tr("take %1 back").arg(d->fileName),
                       .toast = tr("Took back what %1 had brought in.").arg(d->fileName)});
    reset();
}

void ImportEditor::reset()
{
    if (d->step == Step::Running) {
        d->services.imports.cancel();
    }
    for (ImportHeapModel *heap : d->heaps) {
        heap->clear();
    }
    d->rows.clear();
    d->done = 0;
    d->added = 0;
    d->bytesRead = 0;
    d->bytesTotal = -1;
    d->error.reset();
    d->forward.clear();
    d->back.clear();
    d->formatId.clear();
    setError({});
    setStep(Step::Drop);
    Q_EMIT progressChanged();
}

ImportEditor::Step ImportEditor::step() const { return d->step; }

QString ImportEditor::fileName() const { return d->fileName; }

QString ImportEditor::formatText() const { return importFormat(d->formatId); }

int ImportEditor::doneCount() const { return d->done; }

int ImportEditor::totalCount() const
{
    if (d->step == Step::Review) {
        return d->done;
    }
    // How many rows there will be is known from how far the bytes went.
    return d->bytesTotal > 0 && d->bytesRead > 0
        ? int(double(d->done) * double(d->bytesTotal) / double(d->bytesRead))
        : 0;
}

QString ImportEditor::progressText() const
{
    return totalCount() > 0
        ? tr("%1 of %2").arg(words::number(d->done), words::number(totalCount()))
        : words::number(d->done);
}

QString ImportEditor::resultLine() const
{
    QStringList sentences{d->added > 0 ? tr("%n book(s) are in.", nullptr, d->added)
                                       : tr("Nothing new is in.")};
    const int again = inHeap()->count() - d->added;
    if (again > 0) {
        sentences += tr("%n were on your lists before.", nullptr, again);
    }
    if (lookAgain()->count() > 0) {
        sentences += tr("%n need a look.", nullptr, lookAgain()->count());
    }
    if (couldNotRead()->count() > 0) {
        sentences += tr("%n could not be read.", nullptr, couldNotRead()->count());
    }
    return sentences.join(u' ');
}

ImportHeapModel *ImportEditor::inHeap() const { return d->heap(Heap::In); }

ImportHeapModel *ImportEditor::lookAgain() const { return d->heap(Heap::LookAgain); }

ImportHeapModel *ImportEditor::couldNotRead() const { return d->heap(Heap::CouldNotRead); }

bool ImportEditor::canUndoImport() const { return d->step == Step::Review && !d->back.isEmpty(); }

QString ImportEditor::error() const { return d->errorLine; }

void ImportEditor::setStep(Step step)
{
    if (d->step != step) {
        d->step = step;
        Q_EMIT stepChanged();
    }
}

void ImportEditor::setError(const QString &sentence)
{
    if (d->errorLine != sentence) {
        d->errorLine = sentence;
        Q_EMIT errorChanged();
    }
}

void ImportEditor::retranslate()
{
    d->services.imports.setNames({.toRead = tr("To read"),
                                  .read = tr("Read"),
                                  .reading = tr("Currently reading"),
                                  .didNotFinish = tr("Did not finish")});
    Q_EMIT progressChanged();
    Q_EMIT stepChanged();
}

} // namespace endpaper::viewmodel
