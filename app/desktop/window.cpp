// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/window.h"

#include <QCoreApplication>
#include <QLocale>
#include <QQuickWindow>

using namespace Qt::StringLiterals;

namespace endpaper::desktop {

namespace {

QUrl fileOf(const QString &name) { return QUrl(u"qrc:/qt/qml/Endpaper/Ui/"_s % name); }

// What LibraryPage.qml makes for it.
QString booksFile(viewmodel::WishlistModel::ViewMode mode)
{
    using Mode = viewmodel::WishlistModel::ViewMode;
    return mode == Mode::Covers ? u"wishlist/CoversView.qml"_s
        : mode == Mode::List    ? u"wishlist/ListedView.qml"_s
                                : u"wishlist/TableView.qml"_s;
}

} // namespace

Window::Window(viewmodel::Session &session)
    : m_session(session)
    , m_main(&m_engine)
    , m_books(&m_engine)
{
    m_engine.addImportPath(u"qrc:/qt/qml"_s);
    m_main.loadUrl(fileOf(u"Main.qml"_s), QQmlComponent::Asynchronous);
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
    // Asked for again at once, it waits for what is being read.
    QQmlComponent ready(&m_engine, fileOf(u"Main.qml"_s));
    m_books.loadUrl(fileOf(booksFile(m_session.wishes()->viewMode())), QQmlComponent::Asynchronous);
    m_root.reset(ready.create());
    return qobject_cast<QQuickWindow *>(m_root.get());
}

} // namespace endpaper::desktop
