// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <vector>

namespace endpaper::places {

// One pair of a message catalogue; the views end with the file's bytes.
struct Translation
{
    QByteArrayView id;
    QByteArrayView text;
};

// The pairs of a GNU .mo file of either byte order (GNU gettext manual, "The Format of GNU MO
// Files"). Empty if it is none; pairs that point outside the file are left out.
[[nodiscard]] std::vector<Translation> readTranslations(QByteArrayView file);

// The message catalogues of libgeonames that this system has: language and path.
struct TranslationFile
{
    QString language; // "de", "pt_BR"
    QString path;
};
[[nodiscard]] std::vector<TranslationFile> listTranslationFiles();

} // namespace endpaper::places
