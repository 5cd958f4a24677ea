// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/window.h"

#include <QCoreApplication>
#include <QLocale>
#include <QQuickWindow>

using namespace Qt::StringLiterals;

namespace endpaper::desktop {

static const QString mainFile = u"qrc:/qt/qml/Endpaper/Ui/Main.qml"_s;

Window::Window(viewmodel::Session &session)
    : m_session(session)
    , m_main(&m_engine)
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    m_main.loadUrl(QUrl(mainFile), QQmlComponent::Asynchronous);
    applyLanguage();
    m_session.retranslate(); // it was made before there was a language
    connect(session.settings(), &viewmodel::Settings::languageChanged, this, [this] {
        applyLanguage();
        m_engine.retranslate();
        m_session.retranslate();
    });
    connect(&m_engine, &QQmlEngine::warnings, this,
            [this](const QList<QQmlError> &warnings) { m_warnings += int(warnings.size()); });
}

void Window::applyLanguage()
{
    const QLocale locale = m_session.settings()->locale();
    QLocale::setDefault(locale);
    QCoreApplication::removeTranslator(&m_translator);
    if (m_translator.load(locale, u"endpaper"_s, u"_"_s, u":/endpaper/i18n"_s)
        || m_translator.load(u":/endpaper/i18n/endpaper_en.qm"_s)) {
        QCoreApplication::installTranslator(&m_translator);
    }
}

QQuickWindow *Window::load()
{
    // Waits for what is being read.
    m_engine.load(QUrl(mainFile));
    const QList<QObject *> roots = m_engine.rootObjects();
    return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow *>(roots.constFirst());
}

} // namespace endpaper::desktop
