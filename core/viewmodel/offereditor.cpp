// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/offereditor.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct OfferEditor::Private
{
};

OfferEditor::OfferEditor(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

OfferEditor::~OfferEditor() = default;

QString OfferEditor::kind() const { return {}; }

void OfferEditor::setKind(const QString &) { }

QString OfferEditor::isbn() const { return {}; }

void OfferEditor::setIsbn(const QString &) { }

QString OfferEditor::title() const { return {}; }

void OfferEditor::setTitle(const QString &) { }

QString OfferEditor::authors() const { return {}; }

void OfferEditor::setAuthors(const QString &) { }

QString OfferEditor::text() const { return {}; }

void OfferEditor::setText(const QString &) { }

QString OfferEditor::price() const { return {}; }

void OfferEditor::setPrice(const QString &) { }

QString OfferEditor::condition() const { return {}; }

void OfferEditor::setCondition(const QString &) { }

QString OfferEditor::previewLine() const { return {}; }

ChoiceModel *OfferEditor::kinds() const { return {}; }

ChoiceModel *OfferEditor::conditions() const { return {}; }

bool OfferEditor::needsPrice() const { return {}; }

bool OfferEditor::valid() const { return {}; }

bool OfferEditor::busy() const { return {}; }

QString OfferEditor::error() const { return {}; }

void OfferEditor::startEmpty() { }

void OfferEditor::startFromWish(const QString &) { }

void OfferEditor::submit() { }

} // namespace endpaper::viewmodel
