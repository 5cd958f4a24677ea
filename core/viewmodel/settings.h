// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/choicemodel.h"

#include <QLocale>
#include <QMap>
#include <QObject>
#include <QQmlEngine>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class UndoStack;

// What the reader chose about looks, language and prices. Each change is applied and kept at once,
// and goes through the undo stack. GUI thread.
class Settings final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.settings")
    Q_PROPERTY(Theme theme READ theme WRITE setTheme NOTIFY themeChanged FINAL)
    // The theme in force: the setting, or what the desktop says.
    Q_PROPERTY(bool effectiveDark READ effectiveDark NOTIFY effectiveDarkChanged FINAL)
    // 0.9 to 2.0, in steps of 0.1.
    Q_PROPERTY(qreal textScale READ textScale WRITE setTextScale NOTIFY textScaleChanged FINAL)
    Q_PROPERTY(
        bool highContrast READ highContrast WRITE setHighContrast NOTIFY highContrastChanged FINAL)
    Q_PROPERTY(bool reducedMotion READ reducedMotion WRITE setReducedMotion NOTIFY
                   reducedMotionChanged FINAL)
    // "system", "en" or "de".
    Q_PROPERTY(QString language READ language WRITE setLanguage NOTIFY languageChanged FINAL)
    // Where parcels go: two letters.
    Q_PROPERTY(QString country READ country WRITE setCountry NOTIFY countryChanged FINAL)
    // Three letters.
    Q_PROPERTY(QString currency READ currency WRITE setCurrency NOTIFY currencyChanged FINAL)
    // "poor" … "new": copies below it are folded away.
    Q_PROPERTY(QString leastCondition READ leastCondition WRITE setLeastCondition NOTIFY
                   leastConditionChanged FINAL)
    // Single letters act as commands while a list has the focus; off: they type ahead.
    Q_PROPERTY(bool letterKeys READ letterKeys WRITE setLetterKeys NOTIFY letterKeysChanged FINAL)
    // "Prices to Germany in €".
    Q_PROPERTY(QString pricesLine READ pricesLine NOTIFY pricesLineChanged FINAL)
    // Where secrets rest, in a sentence.
    Q_PROPERTY(QString secretsLine READ secretsLine NOTIFY secretsLineChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *themes READ themes CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *languages READ languages CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *countries READ countries CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *currencies READ currencies CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *conditions READ conditions CONSTANT FINAL)

public:
    enum class Theme { System, Light, Dark };
    Q_ENUM(Theme)

    Settings(services::Services &services, UndoStack &undo, QObject *parent);
    ~Settings() override;

    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);
    [[nodiscard]] bool effectiveDark() const;
    [[nodiscard]] qreal textScale() const;
    void setTextScale(qreal scale);
    [[nodiscard]] bool highContrast() const;
    void setHighContrast(bool on);
    [[nodiscard]] bool reducedMotion() const;
    void setReducedMotion(bool on);
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);
    // Words in the chosen language, numbers and dates by the desktop's region; never C.
    [[nodiscard]] QLocale locale() const;
    [[nodiscard]] QString country() const;
    void setCountry(const QString &country);
    [[nodiscard]] QString currency() const;
    void setCurrency(const QString &currency);
    [[nodiscard]] QString leastCondition() const;
    void setLeastCondition(const QString &condition);
    [[nodiscard]] bool letterKeys() const;
    void setLetterKeys(bool on);
    [[nodiscard]] QString pricesLine() const;
    [[nodiscard]] QString secretsLine() const;
    [[nodiscard]] ChoiceModel *themes() const;
    [[nodiscard]] ChoiceModel *languages() const;
    [[nodiscard]] ChoiceModel *countries() const;
    [[nodiscard]] ChoiceModel *currencies() const;
    [[nodiscard]] ChoiceModel *conditions() const;

    // Ctrl + / − / 0.
    Q_INVOKABLE void zoomIn();
    Q_INVOKABLE void zoomOut();
    Q_INVOKABLE void zoomReset();
    // Ctrl+Shift+L.
    Q_INVOKABLE void toggleTheme();

    // After the first frame: what the desktop prefers, and its changes.
    void askDesktop();
    // Another profile is open.
    void reload();
    // The texts of the choices, in the new language.
    void retranslate();
    // Small things that the window remembers (how a list is viewed); not undone.
    [[nodiscard]] QVariant kept(const QString &key, const QVariant &otherwise = {}) const;
    void keep(const QString &key, const QVariant &value);

Q_SIGNALS:
    void themeChanged();
    void effectiveDarkChanged();
    void textScaleChanged();
    void highContrastChanged();
    void reducedMotionChanged();
    void languageChanged();
    void countryChanged();
    void currencyChanged();
    void leastConditionChanged();
    void letterKeysChanged();
    void pricesLineChanged();
    void secretsLineChanged();

private:
    // What the other devices of the account chose.
    void take(const QMap<QByteArray, QString> &shared);
    void share(const QString &key, const QString &value);
    // What the account knew already, for what was only guessed here.
    void meet(const QString &country, const QString &currency);
    struct Private;
    void load();
    void applyBuyer();
    void themeMoved();
    template <typename T>
    void change(T Private::*member, const T &value, const QString &key, const QString &words,
                void (Settings::*changed)());
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
