// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QString>

#include <tl/expected.hpp>

// What endpaperctl can do. Each opens the vault in `folder` itself, so it works with the daemon
// running or not (restore: not). The error is a sentence; progress goes to standard error, the
// result to standard output.
namespace endpaper::ctl {

using Outcome = tl::expected<void, QString>;

[[nodiscard]] Outcome importCatalogue(const QString &folder, const QString &file);
// The European Central Bank's daily file, in place of the rates in force.
[[nodiscard]] Outcome importRates(const QString &folder, const QString &file);
// GeoNames' postal codes of one country or all, for windows whose own daemon keeps `folder`.
[[nodiscard]] Outcome importPlaces(const QString &folder, const QString &file);
struct NewUser
{
    QString email;
    QString role;
    QString displayName; // empty: the e-mail's beginning
};
// The password is the first line of standard input.
[[nodiscard]] Outcome createUser(const QString &folder, const NewUser &user);
[[nodiscard]] Outcome backup(const QString &folder, const QString &file);
[[nodiscard]] Outcome restore(const QString &folder, const QString &file);
// Of `certificateFile`, or where that is empty of the folder's own.
[[nodiscard]] Outcome printPairingCode(const QString &folder, const QString &certificateFile);

void say(const QString &line); // to standard output
void tell(const QString &line); // to standard error
// An error of the vault in `folder` as a sentence.
[[nodiscard]] QString vaultSentence(const Error &error, const QString &folder);

} // namespace endpaper::ctl
