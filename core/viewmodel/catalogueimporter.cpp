// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/catalogueimporter.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct CatalogueImporter::Private
{
};

CatalogueImporter::CatalogueImporter(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

CatalogueImporter::~CatalogueImporter() = default;

bool CatalogueImporter::busy() const { return {}; }

QString CatalogueImporter::fileName() const { return {}; }

qint64 CatalogueImporter::doneCount() const { return {}; }

qint64 CatalogueImporter::totalCount() const { return {}; }

QString CatalogueImporter::progressText() const { return {}; }

bool CatalogueImporter::isFinished() const { return {}; }

QString CatalogueImporter::error() const { return {}; }

void CatalogueImporter::start(const QUrl &) { }

void CatalogueImporter::cancel() { }

} // namespace endpaper::viewmodel
