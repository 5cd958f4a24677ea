// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "look/looktranslator.h"
#include "services/services.h"
#include "viewmodel/session.h"

#include <QQmlApplicationEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTemporaryDir>

#include <memory>

namespace endpaper::look {

// How the window is looked at.
struct Mode
{
    QString name;
    QSize size = {1280, 800};
    bool isDark = false;
    qreal textScale = 1;
    bool isMirrored = false;
    bool hasHighContrast = false;
    QString language = QStringLiteral("en");
};

// The program's window over the sample books and a daemon of its own, in this process. GUI thread.
class World
{
public:
    // With the sample books, or with the empty profile of a first start.
    enum class Books { Sample, None };
    explicit World(Books books);
    ~World();

    void apply(const Mode &mode);
    // Back to the library with nothing open, selected or filtered.
    void reset();
    // Until nothing is left to lay out.
    void settle();
    // The visible item of that name, the topmost first; null where there is none.
    [[nodiscard]] QQuickItem *find(const QString &name) const;
    // Presses and lets go at the item's middle; false where there is none.
    bool click(const QString &name);
    void key(const QString &sequence);
    void type(const QString &text);
    void run(const QString &command);
    // Half a year of prices of a book, as its daemon would have kept them. False where it cannot.
    bool seedPrices(const QString &isbn);
    // What the daemon told: four things of two days, or nothing.
    bool seedPost(bool isFilled);
    // Three bookshops and bookcases in a cell of 3 km, within 10 km of its middle.
    bool seedShops(const domain::Cell &cell);
    [[nodiscard]] QImage grab();
    [[nodiscard]] const LookTranslator &words() const { return *m_translator; }

    // Those under the session, for what a reader does elsewhere.
    [[nodiscard]] services::Services &services() { return *m_services; }

    static bool waitFor(const std::function<bool()> &holds);

private:
    class Sources;

    QTemporaryDir m_folder;
    std::unique_ptr<LookTranslator> m_translator;
    std::unique_ptr<services::Services> m_services;

public:
    std::unique_ptr<viewmodel::Session> session;
    QStringList warnings; // of the QML engine

private:
    std::unique_ptr<Sources> m_sources;
    std::unique_ptr<QQmlApplicationEngine> m_engine;

public:
    QQuickWindow *window = nullptr;
};

} // namespace endpaper::look
