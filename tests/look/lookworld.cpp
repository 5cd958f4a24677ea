// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookworld.h"

#include <QGuiApplication>
#include <QLocale>
#include <QQmlAbstractUrlInterceptor>
#include <QQmlExtensionPlugin>
#include <QQuickStyle>
#include <QtTest>

Q_IMPORT_QML_PLUGIN(EndpaperUiPlugin)

using namespace Qt::StringLiterals;

namespace endpaper::look {

using viewmodel::Settings;
using viewmodel::WishlistModel;

namespace {

constexpr int waitMs = 30'000;
constexpr int layoutRounds = 4;

QQuickItem *findBelow(QQuickItem *item, const QString &name)
{
    if (!item->isVisible()) {
        return nullptr;
    }
    if (item->objectName() == name) {
        return item;
    }
    const QList<QQuickItem *> children = item->childItems();
    for (auto it = children.crbegin(); it != children.crend(); ++it) {
        if (QQuickItem *found = findBelow(*it, name)) {
            return found;
        }
    }
    return nullptr;
}

} // namespace

// With ENDPAPER_QML_SOURCES the QML comes from that folder, so that it can be looked at without a
// build.
class World::Sources final : public QQmlAbstractUrlInterceptor
{
public:
    explicit Sources(const QString &folder)
        : m_folder(folder)
    {
    }

    QUrl intercept(const QUrl &url, DataType type) override
    {
        static const QString module = u"/qt/qml/Endpaper/Ui/"_s;
        if (type == UrlString || url.scheme() != "qrc"_L1 || !url.path().startsWith(module)) {
            return url;
        }
        return QUrl::fromLocalFile(m_folder + u'/' + url.path().mid(module.size()));
    }

private:
    QString m_folder;
};

World::World(Books books)
    : m_translator(std::make_unique<LookTranslator>(u"en"_s))
{
    QQuickStyle::setStyle(u"Basic"_s);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::installTranslator(m_translator.get());
    m_services = std::move(
        *services::Services::create({.profileRoot = m_folder.path(), .areSourcesSample = true}));
    session = std::make_unique<viewmodel::Session>(*m_services);
    session->open();
    m_engine = std::make_unique<QQmlApplicationEngine>();
    const QString sources = qEnvironmentVariable("ENDPAPER_QML_SOURCES");
    if (!sources.isEmpty()) {
        m_sources = std::make_unique<Sources>(sources);
        m_engine->addUrlInterceptor(m_sources.get());
    }
    QObject::connect(m_engine.get(), &QQmlEngine::warnings, m_engine.get(),
                     [this](const QList<QQmlError> &errors) {
                         for (const QQmlError &error : errors) {
                             warnings += error.toString();
                         }
                     });
    m_engine->addImportPath(u"qrc:/qt/qml"_s);
    m_engine->load(QUrl(u"qrc:/qt/qml/Endpaper/Ui/Main.qml"_s));
    window = qobject_cast<QQuickWindow *>(m_engine->rootObjects().value(0));
    Q_ASSERT(window);
    session->settings()->setReducedMotion(true);
    (void)waitFor([this] { return window->isExposed() && session->library()->isLoaded(); });
    window->requestActivate();
    if (books == Books::Sample) {
        session->showSampleBooks();
        (void)waitFor([this] { return session->wishes()->shown() > 100; });
        session->settings()->setReducedMotion(true);
    }
}

World::~World()
{
    m_engine.reset();
    session.reset();
    m_services.reset();
}

bool World::waitFor(const std::function<bool()> &holds) { return QTest::qWaitFor(holds, waitMs); }

void World::apply(const Mode &mode)
{
    Settings &settings = *session->settings();
    settings.setTheme(mode.isDark ? Settings::Theme::Dark : Settings::Theme::Light);
    settings.setTextScale(mode.textScale);
    settings.setHighContrast(mode.hasHighContrast);
    QGuiApplication::setLayoutDirection(mode.isMirrored ? Qt::RightToLeft : Qt::LeftToRight);
    QCoreApplication::removeTranslator(m_translator.get());
    m_translator = std::make_unique<LookTranslator>(mode.language);
    QLocale::setDefault(mode.language == u"de" ? QLocale(QLocale::German, QLocale::Germany)
                                               : QLocale(QLocale::English, QLocale::UnitedKingdom));
    QCoreApplication::installTranslator(m_translator.get());
    m_engine->retranslate();
    session->retranslate();
    window->resize(mode.size);
    settle();
}

void World::reset()
{
    // A draft would be kept when its book is shut.
    session->book()->revert();
    session->purchase()->forget();
    for (int tries = 0; tries < 3; ++tries) {
        key(u"Esc"_s);
    }
    m_services->disk.setProbe([] { return store::DiskRoom(); });
    m_services->disk.look();
    session->toasts()->dismiss();
    session->omnibox()->clear();
    session->book()->close();
    session->copies()->filters()->clearAll();
    session->copies()->clearPicks();
    session->wishes()->clearFilters();
    session->wishes()->clearSelection();
    session->wishes()->setGroupBy(WishlistModel::GroupBy::None);
    session->wishes()->setViewMode(WishlistModel::ViewMode::Covers);
    session->library()->open({});
    run(u"go.library"_s);
    settle();
}

void World::settle()
{
    for (int round = 0; round < layoutRounds; ++round) {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
    }
    // Lays out what is still to be laid out.
    (void)window->grabWindow();
    QCoreApplication::processEvents();
}

QQuickItem *World::find(const QString &name) const
{
    return findBelow(window->contentItem(), name);
}

bool World::click(const QString &name)
{
    QQuickItem *item = find(name);
    if (!item) {
        return false;
    }
    const QPointF at = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    QTest::mouseClick(window, Qt::LeftButton, {}, at.toPoint());
    settle();
    return true;
}

void World::key(const QString &sequence)
{
    const QKeySequence keys(sequence, QKeySequence::PortableText);
    QTest::keySequence(window, keys);
    settle();
}

void World::type(const QString &text)
{
    for (const QChar letter : text) {
        QTest::sendKeyEvent(QTest::Click, window, Qt::Key_unknown, QString(letter), {});
    }
    settle();
}

void World::run(const QString &command)
{
    session->commands()->trigger(command);
    settle();
}

QImage World::grab() { return window->grabWindow(); }

} // namespace endpaper::look
