// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/accounteditor.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct AccountEditor::Private
{
};

AccountEditor::AccountEditor(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

AccountEditor::~AccountEditor() = default;

AccountEditor::AccountStep AccountEditor::step() const { return {}; }

QString AccountEditor::serverAddress() const { return {}; }

void AccountEditor::setServerAddress(const QString &) { }

QString AccountEditor::pairingCode() const { return {}; }

QString AccountEditor::email() const { return {}; }

void AccountEditor::setEmail(const QString &) { }

QString AccountEditor::password() const { return {}; }

void AccountEditor::setPassword(const QString &) { }

QString AccountEditor::displayName() const { return {}; }

void AccountEditor::setDisplayName(const QString &) { }

QString AccountEditor::deviceName() const { return {}; }

void AccountEditor::setDeviceName(const QString &) { }

bool AccountEditor::isSignedIn() const { return {}; }

QString AccountEditor::accountLine() const { return {}; }

QString AccountEditor::goesAlongLine() const { return {}; }

bool AccountEditor::canConnect() const { return {}; }

bool AccountEditor::canSignIn() const { return {}; }

bool AccountEditor::canSignUp() const { return {}; }

bool AccountEditor::busy() const { return {}; }

QString AccountEditor::error() const { return {}; }

QString AccountEditor::errorField() const { return {}; }

void AccountEditor::connectToServer() { }

void AccountEditor::confirmPairing() { }

void AccountEditor::cancel() { }

void AccountEditor::signUp() { }

void AccountEditor::signIn() { }

void AccountEditor::signOut() { }

} // namespace endpaper::viewmodel
