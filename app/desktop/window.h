// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/session.h"

#include <QQmlApplicationEngine>
#include <QQmlComponent>
#include <QTranslator>

class QQuickWindow;

namespace endpaper::desktop {

// The engine, the language and the main window, over a session. Its files are read from the
// constructor on, by the engine's own thread. GUI thread.
class Window final : public QObject
{
    Q_OBJECT

public:
    explicit Window(viewmodel::Session &session);

    // Null where the window could not be made; why stands in the log.
    [[nodiscard]] QQuickWindow *load();
    // Warnings of QML so far; a self-test fails on any.
    [[nodiscard]] int warningCount() const { return m_warnings; }

private:
    void applyLanguage();

    viewmodel::Session &m_session;
    QTranslator m_translator;
    QQmlApplicationEngine m_engine;
    QQmlComponent m_main; // what is read ahead stays read while this holds it
    int m_warnings = 0;
};

} // namespace endpaper::desktop
