// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/choicemodel.h"

#include <QObject>
#include <QQmlEngine>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;
class Settings;

// Where the reader would collect a copy themselves: a postcode, or else their own cell, and how far
// they would go. Goes along with each search; kept on this computer. GUI thread.
class CollectEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("SourcesModel.collect")
    // Kilometres: "0" (not at all), "5" … "100".
    Q_PROPERTY(QString distance READ distance WRITE setDistance NOTIFY changed FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *distances READ distances CONSTANT FINAL)
    Q_PROPERTY(QString postcode READ postcode WRITE setPostcode NOTIFY changed FINAL)
    // What is wrong with the postcode; empty where nothing is.
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    // What is sent, in a sentence.
    Q_PROPERTY(QString line READ line NOTIFY changed FINAL)

public:
    static constexpr int postcodeCharactersMax = 10;

    CollectEditor(services::Services &services, Changes &changes, Settings &settings,
                  QObject *parent);

    [[nodiscard]] QString distance() const { return QString::number(m_kilometres); }
    void setDistance(const QString &kilometres);
    [[nodiscard]] ChoiceModel *distances() const { return m_distances; }
    [[nodiscard]] QString postcode() const { return m_postcode; }
    void setPostcode(const QString &postcode);
    [[nodiscard]] QString error() const;
    [[nodiscard]] QString line() const;
    void retranslate();

    // Letters, digits, blanks and hyphens.
    [[nodiscard]] static bool isPostcode(const QString &text);

Q_SIGNALS:
    void changed();

private:
    void load();
    void apply();
    void keepDistance(int kilometres);

    services::Services &m_services;
    Changes &m_changes;
    Settings &m_settings;
    ChoiceModel *m_distances = nullptr;
    int m_kilometres = 0;
    QString m_postcode;
};

} // namespace endpaper::viewmodel
