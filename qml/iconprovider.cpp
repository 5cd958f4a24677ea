// SPDX-License-Identifier: GPL-3.0-or-later
#include "iconprovider.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::ui {

namespace {
constexpr int gridPx = 24;
constexpr int sidePxMax = 1024;
constexpr double strokePx = 1.75;
// Above this size a drawing would look heavy with a stroke that grows along.
constexpr int iconPxMax = 64;
} // namespace

IconProvider::IconProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}

QImage IconProvider::requestImage(const QString &id, QSize *size, const QSize &requestedSize)
{
    const qsizetype slash = id.indexOf(u'/');
    const QString name = id.left(slash);
    const QString colour = u"#"_s + id.mid(slash + 1);
    const int side = std::clamp(requestedSize.width() > 0 ? requestedSize.width() : gridPx, 1, sidePxMax);
    if (size != nullptr) {
        *size = QSize(side, side);
    }
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QFile file(u":/endpaper/icons/"_s + name + u".svg"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return image;
    }
    const QColor ink = QColor::fromString(colour);
    QByteArray svg = file.readAll().replace("currentColor", ink.name(QColor::HexRgb).toLatin1());
    if (side > iconPxMax) {
        svg.replace("stroke-width=\"1.75\"",
                    QByteArray("stroke-width=\"" + QByteArray::number(strokePx * gridPx / side) + '"'));
    }
    QSvgRenderer renderer(svg);
    QPainter painter(&image);
    painter.setOpacity(ink.alphaF());
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    return image.copy(); // one that was painted on keeps its paint engine, 35 kB
}

} // namespace endpaper::ui
