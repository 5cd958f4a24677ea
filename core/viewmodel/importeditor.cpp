// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/importeditor.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct ImportEditor::Private
{
};

ImportEditor::ImportEditor(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

ImportEditor::~ImportEditor() = default;

ImportEditor::Step ImportEditor::step() const { return {}; }

QString ImportEditor::fileName() const { return {}; }

QString ImportEditor::formatText() const { return {}; }

int ImportEditor::doneCount() const { return {}; }

int ImportEditor::totalCount() const { return {}; }

QString ImportEditor::progressText() const { return {}; }

QString ImportEditor::resultLine() const { return {}; }

ImportHeapModel *ImportEditor::inHeap() const { return {}; }

ImportHeapModel *ImportEditor::lookAgain() const { return {}; }

ImportHeapModel *ImportEditor::couldNotRead() const { return {}; }

bool ImportEditor::canUndoImport() const { return {}; }

QString ImportEditor::error() const { return {}; }

void ImportEditor::startFile(const QUrl &) { }

void ImportEditor::startText(const QString &) { }

void ImportEditor::cancel() { }

void ImportEditor::accept(int) { }

void ImportEditor::acceptAll() { }

void ImportEditor::keepAsTyped(int) { }

void ImportEditor::drop(ImportEditor::Heap, int) { }

bool ImportEditor::fixInPlace(int, const QString &, const QString &, const QString &) { return {}; }

void ImportEditor::saveRest(const QUrl &) { }

void ImportEditor::undoImport() { }

void ImportEditor::reset() { }

} // namespace endpaper::viewmodel
