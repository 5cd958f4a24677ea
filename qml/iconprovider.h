// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QQuickImageProvider>

namespace endpaper::ui {

// Draws an icon of the set in one colour: "image://endpaper-icon/<name>/<rrggbb or aarrggbb>". Square, as
// large as asked for (24 px else). A large drawing keeps the stroke of the icons. Any thread.
class IconProvider final : public QQuickImageProvider
{
public:
    IconProvider();

    QImage requestImage(const QString &id, QSize *size, const QSize &requestedSize) override;
};

} // namespace endpaper::ui
