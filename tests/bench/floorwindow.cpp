// SPDX-License-Identifier: GPL-3.0-or-later
// The floor for the time to the first painted rows: a bare Qt Quick Controls window with both of
// our fonts and 40 plain delegates. Prints "painted" after its first frame, then waits to be
// killed.
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <cstdio>

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    QQmlApplicationEngine engine;
    engine.loadData(R"(
        import QtQuick
        import QtQuick.Controls
        ApplicationWindow {
            width: 1280; height: 800; visible: true; title: "floor"
            ListView {
                anchors.fill: parent
                model: 40
                delegate: Row {
                    required property int index
                    height: 20; spacing: 8
                    Text { text: "Row " + parent.index; font.family: "Vollkorn"; font.pixelSize: 16 }
                    Text { text: "of forty"; font.family: "Noto Sans"; font.pixelSize: 14 }
                }
            }
        }
    )");
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (!window) {
        return 1;
    }
    QObject::connect(
        window, &QQuickWindow::frameSwapped, window,
        [] {
            std::puts("painted");
            std::fflush(stdout);
        },
        Qt::SingleShotConnection);
    return application.exec();
}
