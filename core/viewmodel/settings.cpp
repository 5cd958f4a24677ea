// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/settings.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct Settings::Private
{
};

Settings::Settings(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

Settings::~Settings() = default;

Settings::Theme Settings::theme() const { return {}; }

void Settings::setTheme(Theme) { }

bool Settings::effectiveDark() const { return {}; }

qreal Settings::textScale() const { return 1; }

void Settings::setTextScale(qreal) { }

bool Settings::highContrast() const { return {}; }

void Settings::setHighContrast(bool) { }

bool Settings::reducedMotion() const { return {}; }

void Settings::setReducedMotion(bool) { }

QString Settings::language() const { return {}; }

void Settings::setLanguage(const QString &) { }

QString Settings::country() const { return {}; }

void Settings::setCountry(const QString &) { }

QString Settings::currency() const { return {}; }

void Settings::setCurrency(const QString &) { }

QString Settings::leastCondition() const { return {}; }

void Settings::setLeastCondition(const QString &) { }

bool Settings::letterKeys() const { return {}; }

void Settings::setLetterKeys(bool) { }

QString Settings::pricesLine() const { return {}; }

QString Settings::secretsLine() const { return {}; }

ChoiceModel *Settings::themes() const { return {}; }

ChoiceModel *Settings::languages() const { return {}; }

ChoiceModel *Settings::countries() const { return {}; }

ChoiceModel *Settings::currencies() const { return {}; }

ChoiceModel *Settings::conditions() const { return {}; }

void Settings::zoomIn() { }

void Settings::zoomOut() { }

void Settings::zoomReset() { }

void Settings::toggleTheme() { }

} // namespace endpaper::viewmodel
