// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/bookeditor.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct BookEditor::Private
{
};

BookEditor::BookEditor(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

BookEditor::~BookEditor() = default;

QString BookEditor::wishId() const { return {}; }

bool BookEditor::isOpen() const { return {}; }

bool BookEditor::isNew() const { return {}; }

QString BookEditor::title() const { return {}; }

void BookEditor::setTitle(const QString &) { }

QString BookEditor::authors() const { return {}; }

void BookEditor::setAuthors(const QString &) { }

QString BookEditor::isbn() const { return {}; }

void BookEditor::setIsbn(const QString &) { }

QString BookEditor::note() const { return {}; }

void BookEditor::setNote(const QString &) { }

QString BookEditor::tags() const { return {}; }

void BookEditor::setTags(const QString &) { }

QString BookEditor::target() const { return {}; }

void BookEditor::setTarget(const QString &) { }

QString BookEditor::targetHint() const { return {}; }

QString BookEditor::condition() const { return {}; }

void BookEditor::setCondition(const QString &) { }

QString BookEditor::editionMode() const { return {}; }

void BookEditor::setEditionMode(const QString &) { }

QString BookEditor::editionLanguages() const { return {}; }

void BookEditor::setEditionLanguages(const QString &) { }

int BookEditor::priority() const { return {}; }

void BookEditor::setPriority(int) { }

ChoiceModel *BookEditor::conditions() const { return {}; }

ChoiceModel *BookEditor::editionModes() const { return {}; }

QString BookEditor::savedTitle() const { return {}; }

QString BookEditor::savedAuthors() const { return {}; }

QString BookEditor::family() const { return {}; }

int BookEditor::clothIndex() const { return {}; }

int BookEditor::foilIndex() const { return {}; }

QUrl BookEditor::coverUrl() const { return {}; }

QString BookEditor::factsLine() const { return {}; }

bool BookEditor::want() const { return {}; }

void BookEditor::setWant(bool) { }

bool BookEditor::own() const { return {}; }

void BookEditor::setOwn(bool) { }

QString BookEditor::listId() const { return {}; }

QString BookEditor::listName() const { return {}; }

QString BookEditor::historyLine() const { return {}; }

QString BookEditor::nearText() const { return {}; }

QString BookEditor::totalText() const { return {}; }

QString BookEditor::totalLine() const { return {}; }

bool BookEditor::lacksIsbn() const { return {}; }

QString BookEditor::lacksIsbnLine() const { return {}; }

CopiesModel *BookEditor::bestCopies() const { return {}; }

bool BookEditor::valid() const { return {}; }

bool BookEditor::isDirty() const { return {}; }

bool BookEditor::busy() const { return {}; }

QString BookEditor::error() const { return {}; }

QString BookEditor::errorField() const { return {}; }

void BookEditor::open(const QString &) { }

void BookEditor::startNew(const QString &) { }

void BookEditor::close() { }

void BookEditor::submit() { }

void BookEditor::revert() { }

void BookEditor::remove() { }

void BookEditor::moveTo(const QString &) { }

void BookEditor::lookAgain() { }

} // namespace endpaper::viewmodel
