// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/settings.h"

#include "domain/condition.h"
#include "domain/money.h"
#include "services/desktoplook.h"
#include "services/services.h"
#include "viewmodel/settingchoices.h"
#include "viewmodel/undostack.h"
#include "viewmodel/words.h"

#include <QLocale>
#include <QSettings>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

constexpr qreal scaleMin = 0.9;
constexpr qreal scaleMax = 2.0;
constexpr qreal scaleStep = 0.1;

} // namespace

struct Settings::Private
{
    Private(services::Services &usedServices, UndoStack &usedUndo)
        : services(usedServices)
        , undo(usedUndo)
    {
    }

    services::Services &services;
    UndoStack &undo;
    std::unique_ptr<QSettings> file;
    services::DesktopLook look;
    Theme theme = Theme::System;
    qreal textScale = 1;
    bool highContrast = false;
    bool reducedMotion = false;
    QString language = u"system"_s;
    QString country;
    QString currency;
    QString leastCondition = u"fair"_s;
    bool letterKeys = true;
    ChoiceModel *themes = nullptr;
    ChoiceModel *languages = nullptr;
    ChoiceModel *countries = nullptr;
    Sorting countrySorting = Sorting::None; // until a view asks for them
    ChoiceModel *currencies = nullptr;
    ChoiceModel *conditions = nullptr;
};

Settings::Settings(services::Services &services, UndoStack &undo, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, undo))
{
    d->themes = new ChoiceModel({}, this);
    d->languages = new ChoiceModel({}, this);
    d->countries = new ChoiceModel({}, this);
    d->currencies = new ChoiceModel(currencyChoices(), this);
    d->conditions = new ChoiceModel({}, this);
    load();
    retranslate();
    connect(&d->look, &services::DesktopLook::changed, this, [this] {
        keep(u"look/dark"_s, d->look.isDark());
        Q_EMIT effectiveDarkChanged();
        Q_EMIT highContrastChanged();
        Q_EMIT reducedMotionChanged();
    });
    connect(&services.secrets, &services::SecretStore::placeChanged, this,
            &Settings::secretsLineChanged);
    connect(&services.prefs, &services::PrefService::read, this, &Settings::take);
    connect(&services.reader, &services::ReaderService::met, this, &Settings::meet);
}

Settings::~Settings() = default;

void Settings::load()
{
    d->file = std::make_unique<QSettings>(d->services.profile.settingsFile(), QSettings::IniFormat);
    const QSettings &file = *d->file;
    d->theme = Theme(std::clamp(file.value("theme", 0).toInt(), 0, 2));
    d->textScale = std::clamp(file.value("textScale", 1.0).toReal(), scaleMin, scaleMax);
    d->highContrast = file.value("highContrast", false).toBool();
    d->reducedMotion = file.value("reducedMotion", false).toBool();
    d->language = file.value("language", u"system"_s).toString();
    d->country = file.value("country", homeCountry()).toString();
    d->currency = file.value("currency", homeCurrency(d->country)).toString();
    d->leastCondition = file.value("leastCondition", u"fair"_s).toString();
    d->letterKeys = file.value("letterKeys", true).toBool();
    // What the desktop said last time, until it answers this time: no flash of the other theme.
    d->look.assume(file.value("look/dark", false).toBool());
    applyBuyer();
}

void Settings::reload()
{
    load();
    Q_EMIT themeChanged();
    Q_EMIT effectiveDarkChanged();
    Q_EMIT textScaleChanged();
    Q_EMIT highContrastChanged();
    Q_EMIT reducedMotionChanged();
    Q_EMIT languageChanged();
    Q_EMIT countryChanged();
    Q_EMIT currencyChanged();
    Q_EMIT leastConditionChanged();
    Q_EMIT letterKeysChanged();
    Q_EMIT pricesLineChanged();
}

void Settings::applyBuyer()
{
    d->services.search.setBuyer(
        {.country = d->country,
         .currency = domain::Currency::parse(d->currency).value_or(domain::Currency::eur()),
         .least =
             domain::conditionFromName(d->leastCondition).value_or(domain::Condition::Unknown)});
    d->services.reader.set({.country = d->country,
                            .currency = d->currency,
                            .locale = locale().bcp47Name(),
                            .isCountryChosen = d->file->contains(u"country"_s),
                            .isCurrencyChosen = d->file->contains(u"currency"_s)});
}

void Settings::askDesktop() { d->look.ask(); }

void Settings::retranslate()
{
    d->themes->setChoices({{u"system"_s, tr("Like the desktop")},
                           {u"light"_s, tr("Light (paper)")},
                           {u"dark"_s, tr("Dark (lamp)")}});
    //: languages are named in themselves
    d->languages->setChoices(
        {{u"system"_s, tr("Like the desktop")}, {u"en"_s, u"English"_s}, {u"de"_s, u"Deutsch"_s}});
    d->countries->setChoices(countryChoices(d->countrySorting));
    QList<ChoiceModel::Choice> conditions;
    for (const domain::Condition condition :
         {domain::Condition::Poor, domain::Condition::Fair, domain::Condition::Good,
          domain::Condition::VeryGood, domain::Condition::Fine, domain::Condition::New}) {
        conditions += {domain::conditionName(condition), words::condition(condition)};
    }
    d->conditions->setChoices(conditions);
    Q_EMIT pricesLineChanged();
    Q_EMIT secretsLineChanged();
}

void Settings::take(const QMap<QByteArray, QString> &shared)
{
    struct Shared
    {
        QByteArray name;
        QString key;
        QString Private::*member;
        const ChoiceModel *choices;
        void (Settings::*changed)();
    };
    using services::PrefService;
    for (const Shared &each :
         {Shared{PrefService::country, u"country"_s, &Private::country, d->countries,
                 &Settings::countryChanged},
          Shared{PrefService::currency, u"currency"_s, &Private::currency, d->currencies,
                 &Settings::currencyChanged},
          Shared{PrefService::leastCondition, u"leastCondition"_s, &Private::leastCondition,
                 d->conditions, &Settings::leastConditionChanged}}) {
        QString &own = (*d).*each.member;
        const QString value = shared.value(each.name);
        if (value.isEmpty()) {
            // What was chosen here goes along to a new account; what was only guessed does not.
            if (d->file->contains(each.key)) {
                d->services.prefs.set(each.name, own);
            }
        } else if (value != own && each.choices->indexOf(value) >= 0) {
            own = value;
            keep(each.key, value);
            applyBuyer();
            Q_EMIT(this->*each.changed)();
            Q_EMIT pricesLineChanged();
        }
    }
}

void Settings::meet(const QString &country, const QString &currency)
{
    const bool isCountryNew = !d->file->contains(u"country"_s) && country != d->country
        && d->countries->indexOf(country) >= 0;
    const bool isCurrencyNew = !d->file->contains(u"currency"_s) && currency != d->currency
        && d->currencies->indexOf(currency) >= 0;
    if (isCountryNew) {
        d->country = country;
        keep(u"country"_s, country);
    }
    if (isCurrencyNew) {
        d->currency = currency;
        keep(u"currency"_s, currency);
    }
    if (isCountryNew || isCurrencyNew) {
        applyBuyer();
        Q_EMIT countryChanged();
        Q_EMIT currencyChanged();
        Q_EMIT pricesLineChanged();
    }
}

void Settings::share(const QString &key, const QString &value)
{
    static const QHash<QString, QByteArray> names{
        {u"country"_s, services::PrefService::country},
        {u"currency"_s, services::PrefService::currency},
        {u"leastCondition"_s, services::PrefService::leastCondition}};
    if (const auto name = names.constFind(key); name != names.constEnd()) {
        d->services.prefs.set(*name, value);
    }
}

QVariant Settings::kept(const QString &key, const QVariant &otherwise) const
{
    return d->file->value(key, otherwise);
}

void Settings::keep(const QString &key, const QVariant &value) { d->file->setValue(key, value); }

template <typename T>
void Settings::change(T Private::*member, const T &value, const QString &key, const QString &words,
                      void (Settings::*changed)())
{
    const T before = (*d).*member;
    if (before == value) {
        return;
    }
    const auto put = [this, member, key, changed](const T &next) {
        (*d).*member = next;
        if constexpr (std::is_enum_v<T>) {
            keep(key, int(next));
        } else {
            keep(key, QVariant::fromValue(next));
        }
        if constexpr (std::is_same_v<T, QString>) {
            share(key, next);
        }
        applyBuyer();
        Q_EMIT(this->*changed)();
        Q_EMIT pricesLineChanged();
    };
    put(value);
    d->undo.push({.words = words,
                  .undo = [put, before] { put(before); },
                  .redo = [put, value] { put(value); },
                  .mergeMark = u"settings/"_s + key});
}

Settings::Theme Settings::theme() const { return d->theme; }

void Settings::setTheme(Theme theme)
{
    change(&Private::theme, theme, u"theme"_s, tr("change the theme"), &Settings::themeMoved);
}

void Settings::themeMoved()
{
    Q_EMIT themeChanged();
    Q_EMIT effectiveDarkChanged();
}

bool Settings::effectiveDark() const
{
    return d->theme == Theme::Dark || (d->theme == Theme::System && d->look.isDark());
}

qreal Settings::textScale() const { return d->textScale; }

void Settings::setTextScale(qreal scale)
{
    const qreal rounded = std::round(std::clamp(scale, scaleMin, scaleMax) * 10) / 10;
    change(&Private::textScale, rounded, u"textScale"_s, tr("change the size of the text"),
           &Settings::textScaleChanged);
}

bool Settings::highContrast() const { return d->highContrast || d->look.isHighContrast(); }

void Settings::setHighContrast(bool on)
{
    change(&Private::highContrast, on, u"highContrast"_s, tr("change the contrast"),
           &Settings::highContrastChanged);
}

bool Settings::reducedMotion() const { return d->reducedMotion || d->look.isMotionReduced(); }

void Settings::setReducedMotion(bool on)
{
    change(&Private::reducedMotion, on, u"reducedMotion"_s, tr("change the motion"),
           &Settings::reducedMotionChanged);
}

QString Settings::language() const { return d->language; }

void Settings::setLanguage(const QString &language)
{
    if (d->languages->indexOf(language) >= 0) {
        change(&Private::language, language, u"language"_s, tr("change the language"),
               &Settings::languageChanged);
    }
}

QLocale Settings::locale() const
{
    // The C locale is a machine's: a person's books are shown in English then.
    const QLocale system = QLocale::system().language() == QLocale::C
        ? QLocale(QLocale::English, QLocale::UnitedKingdom)
        : QLocale::system();
    return d->language == u"system" ? system
                                    : QLocale(QLocale(d->language).language(), system.territory());
}

QString Settings::country() const { return d->country; }

void Settings::setCountry(const QString &country)
{
    if (d->countries->indexOf(country) >= 0) {
        change(&Private::country, country, u"country"_s, tr("change the country"),
               &Settings::countryChanged);
    }
}

QString Settings::currency() const { return d->currency; }

void Settings::setCurrency(const QString &currency)
{
    if (d->currencies->indexOf(currency) >= 0) {
        change(&Private::currency, currency, u"currency"_s, tr("change the currency"),
               &Settings::currencyChanged);
    }
}

QString Settings::leastCondition() const { return d->leastCondition; }

void Settings::setLeastCondition(const QString &condition)
{
    if (d->conditions->indexOf(condition) >= 0) {
        change(&Private::leastCondition, condition, u"leastCondition"_s,
               tr("change the least condition"), &Settings::leastConditionChanged);
    }
}

bool Settings::letterKeys() const { return d->letterKeys; }

void Settings::setLetterKeys(bool on)
{
    change(&Private::letterKeys, on, u"letterKeys"_s, tr("change the letter keys"),
           &Settings::letterKeysChanged);
}

QString Settings::pricesLine() const
{
    return tr("Prices to %1 in %2").arg(words::country(d->country), currencySign(d->currency));
}

QString Settings::secretsLine() const
{
    if (d->services.secrets.isWaiting()) {
        return tr("The keyring of this computer does not answer; it may be locked. Until it does, "
                  "tokens rest in a file that only you can read.");
    }
    return d->services.secrets.place() == services::SecretStore::Place::Keyring
        ? tr("Passwords and tokens rest in the keyring of this computer.")
        : tr("This computer has no keyring that answers: tokens rest in a file that only you "
             "can read.");
}

ChoiceModel *Settings::themes() const { return d->themes; }

ChoiceModel *Settings::languages() const { return d->languages; }

ChoiceModel *Settings::countries() const
{
    if (std::exchange(d->countrySorting, Sorting::ByName) == Sorting::None) {
        d->countries->setChoices(countryChoices(Sorting::ByName));
    }
    return d->countries;
}

ChoiceModel *Settings::currencies() const { return d->currencies; }

ChoiceModel *Settings::conditions() const { return d->conditions; }

void Settings::zoomIn() { setTextScale(d->textScale + scaleStep); }

void Settings::zoomOut() { setTextScale(d->textScale - scaleStep); }

void Settings::zoomReset() { setTextScale(1); }

void Settings::toggleTheme() { setTheme(effectiveDark() ? Theme::Light : Theme::Dark); }

} // namespace endpaper::viewmodel
