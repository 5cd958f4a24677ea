// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibleview.h"
#include "iconprovider.h"

#include <QQmlEngine>
#include <QQmlExtensionPlugin>
#include <QQuickWindow>

extern void qml_register_types_Endpaper_Ui();

// The plugin of the QML module Endpaper.Ui; gives each engine the icons, and all text the system's own
// letters: said here once, for there are hundreds of texts.
class EndpaperUiPlugin final : public QQmlEngineExtensionPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QQmlEngineExtensionInterface_iid)

public:
    explicit EndpaperUiPlugin(QObject *parent = nullptr) : QQmlEngineExtensionPlugin(parent)
    {
        volatile auto registration = &qml_register_types_Endpaper_Ui;
        Q_UNUSED(registration);
    }

    void initializeEngine(QQmlEngine *engine, const char *uri) override
    {
        Q_UNUSED(uri);
        // The same again is no harm: Qt keeps one of each.
        QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
        QAccessible::installFactory(&endpaper::ui::AccessibleView::make);
        engine->addImageProvider(QStringLiteral("endpaper-icon"), new endpaper::ui::IconProvider);
    }
};

#include "plugin.moc"
