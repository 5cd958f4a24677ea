// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/postcodefiles.h"

#include "places/postcodes.h"

#include <QDir>
#include <QIODevice>
#include <QMap>
#include <QSaveFile>

namespace endpaper::places {

using namespace Qt::StringLiterals;

QString postcodeFolder(const QString &dataFolder) { return dataFolder % u"/postcodes"_s; }

Expected<PostcodeImport> importPostcodes(QIODevice *device, const QString &dataFolder,
                                         qsizetype rowsMax)
{
    if (!device->isOpen() && !device->open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Unavailable, u"cannot open: "_s % device->errorString());
    }
    PostcodeImport import;
    QMap<QString, QByteArray> countries;
    while (!device->atEnd()) {
        const QByteArray line = device->readLine(postcodeLineBytesMax);
        if (line.isEmpty()) {
            return fail(ErrorKind::Unavailable, u"cannot read: "_s % device->errorString());
        }
        const auto row = readPostcode(line);
        if (!row) {
            import.skipped += line.trimmed().isEmpty() ? 0 : 1;
            continue;
        }
        if (import.rows >= rowsMax) {
            return fail(ErrorKind::TooLarge, u"too many postcodes"_s);
        }
        ++import.rows;
        countries[QString::fromLatin1(row->country)] += line.trimmed() + '\n';
    }
    if (countries.isEmpty()) {
        return fail(ErrorKind::Invalid, u"no postcodes"_s);
    }
    const QDir folder(postcodeFolder(dataFolder));
    if (!folder.mkpath(u"."_s)) {
        return fail(ErrorKind::Unavailable, u"cannot make "_s % folder.path());
    }
    for (auto at = countries.cbegin(); at != countries.cend(); ++at) {
        QSaveFile file(folder.filePath(at.key() % u".txt"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(at.value()) != at.value().size()
            || !file.commit()) {
            return fail(ErrorKind::Unavailable, u"cannot write: "_s % file.errorString());
        }
    }
    import.countries = countries.keys();
    return import;
}

} // namespace endpaper::places
