// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/catalogueimporter.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/importwords.h"
#include "viewmodel/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using Stage = services::CatalogueService::Stage;

struct CatalogueImporter::Private
{
    Private(services::Services &usedServices, Changes &usedChanges)
        : services(usedServices)
        , changes(usedChanges)
    {
    }

    services::Services &services;
    Changes &changes;
    QString fileName;
    Stage stage = Stage::Idle;
};

CatalogueImporter::CatalogueImporter(services::Services &services, Changes &changes,
                                     QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, changes))
{
    connect(&services.catalogues, &services::CatalogueService::changed, this, [this] {
        const Stage before = std::exchange(d->stage, d->services.catalogues.stage());
        if (before != d->stage && d->stage == Stage::Done) {
            d->changes.tell(progressText());
            // Keys that nobody knew may be known now.
            d->services.search.catchUp();
        } else if (before != d->stage && d->stage == Stage::Failed) {
            d->changes.tellFailure(error());
        }
        Q_EMIT progressChanged();
    });
}

CatalogueImporter::~CatalogueImporter() = default;

bool CatalogueImporter::busy() const
{
    return d->stage == Stage::Sending || d->stage == Stage::Reading;
}

QString CatalogueImporter::fileName() const { return d->fileName; }

qint64 CatalogueImporter::doneCount() const { return d->services.catalogues.done(); }

qint64 CatalogueImporter::totalCount() const { return d->services.catalogues.total(); }

QString CatalogueImporter::progressText() const
{
    const services::CatalogueService &service = d->services.catalogues;
    switch (d->stage) {
    case Stage::Idle:
    case Stage::Failed:
        return {};
    case Stage::Sending:
        return tr("Sending %1 of %2")
            .arg(QLocale().formattedDataSize(service.done()),
                 QLocale().formattedDataSize(service.total()));
    case Stage::Reading:
        return service.total() > 0
            ? tr("%1 of %2 books read")
                  .arg(words::number(service.done()), words::number(service.total()))
            : tr("%1 books read").arg(words::number(service.done()));
    case Stage::Done:
        return service.skipped() > 0
            ? tr("The catalogue is in: %1 books, %2 rows without one.")
                  .arg(words::number(service.done()), words::number(service.skipped()))
            : tr("The catalogue is in: %1 books.").arg(words::number(service.done()));
    }
    return {};
}

bool CatalogueImporter::isFinished() const { return d->stage == Stage::Done; }

QString CatalogueImporter::error() const
{
    return d->stage == Stage::Failed
        ? words::sentence(d->services.catalogues.error(), words::Doing::ImportCatalogue)
        : QString();
}

void CatalogueImporter::start(const QUrl &file)
{
    d->fileName = file.fileName();
    d->services.catalogues.start(localPath(file));
}

void CatalogueImporter::cancel() { d->services.catalogues.cancel(); }

} // namespace endpaper::viewmodel
