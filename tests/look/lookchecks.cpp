// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookchecks.h"

#include <QAccessible>
#include <QQuickItem>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace endpaper::look {

namespace {

constexpr qreal slack = 1.5; // rounding of glyphs and sizes
constexpr qreal overlapMin = 4; // leading of two lines may touch

struct Seen
{
    const QQuickItem *item = nullptr;
    const QQuickItem *layer = nullptr;
    QRectF painted; // in the scene
    QRectF visible; // what its clipping ancestors leave of it
};

struct Sight
{
    QList<Seen> texts;
    QList<Seen> controls;
    QList<Seen> lines;
    QStringList faults;
};

bool isText(const QQuickItem *item) { return item->inherits("QQuickText"); }

bool isFlickable(const QQuickItem *item) { return item->inherits("QQuickFlickable"); }

// Stands over the page on purpose.
bool isLayer(const QQuickItem *item)
{
    static const QStringList floating = {u"toast"_s, u"drop-overlay"_s, u"omnibox-rows"_s,
                                         u"results-bar"_s};
    return floating.contains(item->objectName())
        || (item->parentItem() && item->parentItem()->inherits("QQuickOverlay"));
}

QString where(const QQuickItem *item)
{
    QStringList path;
    for (const QQuickItem *each = item; each && path.size() < 4; each = each->parentItem()) {
        QString name = each->objectName();
        if (name.isEmpty()) {
            name = QString::fromLatin1(each->metaObject()->className()).section(u'_', 0, 0);
        }
        path.prepend(name);
    }
    const QString text = item->property("text").toString().left(40);
    return path.join(u'/') + (text.isEmpty() ? QString() : u" \"%1\""_s.arg(text));
}

QString rectWords(const QRectF &rect)
{
    return u"(%1,%2 %3×%4)"_s.arg(rect.x(), 0, 'f', 0)
        .arg(rect.y(), 0, 'f', 0)
        .arg(rect.width(), 0, 'f', 0)
        .arg(rect.height(), 0, 'f', 0);
}

bool isIn(const QQuickItem *item, const QString &nameStart)
{
    for (const QQuickItem *each = item; each; each = each->parentItem()) {
        if (each->objectName().startsWith(nameStart)) {
            return true;
        }
    }
    return false;
}

// Where the glyphs of a text lie, in the scene.
QRectF paintedRect(const QQuickItem *item)
{
    const auto value = [item](const char *name) { return item->property(name).toReal(); };
    const qreal width = value("contentWidth");
    const qreal height = value("contentHeight");
    const qreal left = value("leftPadding");
    const qreal right = value("rightPadding");
    const int across = item->property("effectiveHorizontalAlignment").toInt();
    const int down = item->property("verticalAlignment").toInt();
    qreal x = left;
    if (across == Qt::AlignRight) {
        x = item->width() - right - width;
    } else if (across == Qt::AlignHCenter) {
        x = left + (item->width() - left - right - width) / 2;
    }
    qreal y = value("topPadding");
    if (down == Qt::AlignVCenter) {
        y += (item->height() - y - value("bottomPadding") - height) / 2;
    } else if (down == Qt::AlignBottom) {
        y = item->height() - value("bottomPadding") - height;
    }
    return item->mapRectToScene(QRectF(x, y, width, height));
}

void checkText(const Seen &seen, const QRectF &window, const LookTranslator &words,
               QStringList &faults)
{
    const QQuickItem *item = seen.item;
    const QString text = item->property("text").toString();
    const bool isNameOfList = isIn(item, u"rail-list-"_s) || isIn(item, u"lists-row-"_s);
    if (item->property("truncated").toBool() && words.isOurs(text) && !isNameOfList) {
        faults += u"cut short: %1 in %2 px"_s.arg(where(item)).arg(item->width());
    }
    if (item->property("contentWidth").toReal() > item->width() + slack) {
        faults += u"wider than its place: %1, %2 in %3 px"_s.arg(where(item))
                      .arg(item->property("contentWidth").toReal())
                      .arg(item->width());
    }
    // What a view scrolls away is no fault; what lies outside with nothing to scroll is.
    bool scrollsAcross = false;
    bool scrollsDown = false;
    for (const QQuickItem *each = item->parentItem(); each; each = each->parentItem()) {
        if (isFlickable(each)) {
            scrollsAcross =
                scrollsAcross || each->property("contentWidth").toReal() > each->width() + slack;
            scrollsDown =
                scrollsDown || each->property("contentHeight").toReal() > each->height() + slack;
        }
    }
    // A column that the table's own bar moves under its edge is wholly gone.
    if (seen.visible.isEmpty()) {
        return;
    }
    const QRectF bounds = seen.visible;
    if (!scrollsAcross
        && (bounds.left() < window.left() - slack || bounds.right() > window.right() + slack)) {
        faults += u"outside the window: %1 %2"_s.arg(where(item), rectWords(bounds));
    }
    if (!scrollsDown
        && (bounds.top() < window.top() - slack || bounds.bottom() > window.bottom() + slack)) {
        faults += u"below the window: %1 %2"_s.arg(where(item), rectWords(bounds));
    }
}

bool contains(const QQuickItem *ancestor, const QQuickItem *item)
{
    return ancestor->isAncestorOf(item) || item->isAncestorOf(ancestor);
}

void look(const QQuickItem *item, const QRectF &clip, const QQuickItem *layer, Sight &sight)
{
    if (!item->isVisible() || item->opacity() == 0.0 || item->property("rowIsSpare").toBool()) {
        return;
    }
    if (isLayer(item)) {
        layer = item;
    }
    const QRectF own = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    const QRectF inner = item->clip() ? clip.intersected(own) : clip;
    if (isText(item) && !item->property("text").toString().trimmed().isEmpty()) {
        const QRectF painted = paintedRect(item);
        sight.texts += {item, layer, painted, painted.intersected(inner)};
    } else if (item->activeFocusOnTab() && item->isEnabled()
               && !item->inherits("QQuickFlickable")) {
        sight.controls += {item, layer, own, own.intersected(inner)};
    } else if (QByteArray(item->metaObject()->className()).startsWith("ShelfLine")) {
        sight.lines += {item, layer, own, own.intersected(inner)};
    }
    for (const QQuickItem *child : item->childItems()) {
        look(child, inner, layer, sight);
    }
}

bool overlaps(const Seen &one, const Seen &other, qreal atLeast)
{
    const QRectF common = one.visible.intersected(other.visible);
    return one.layer == other.layer && common.width() > atLeast && common.height() > atLeast;
}

void checkOverlaps(const QList<Seen> &list, const QString &what, QStringList &faults)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        for (qsizetype j = i + 1; j < list.size(); ++j) {
            if (overlaps(list.at(i), list.at(j), overlapMin)
                && !contains(list.at(i).item, list.at(j).item)) {
                faults += u"%1: %2 %3 and %4 %5"_s.arg(
                    what, where(list.at(i).item), rectWords(list.at(i).visible),
                    where(list.at(j).item), rectWords(list.at(j).visible));
            }
        }
    }
}

void walkAccessible(QAccessibleInterface *item, int depth, QStringList &faults)
{
    constexpr int deepest = 60;
    if (!item || !item->isValid() || depth > deepest || item->state().invisible) {
        return;
    }
    const QAccessible::Role role = item->role();
    const bool isWindow = role == QAccessible::Window || role == QAccessible::Application;
    if (item->state().focusable && !isWindow) {
        const QObject *object = item->object();
        const QString what = object
            ? QString::fromLatin1(object->metaObject()->className()) + u' ' + object->objectName()
            : u"a part"_s;
        if (role == QAccessible::NoRole || role == QAccessible::Client) {
            faults += u"no role: "_s + what;
        }
        if (item->text(QAccessible::Name).trimmed().isEmpty()) {
            faults += u"no name: "_s + what;
        }
    }
    for (int at = 0; at < item->childCount(); ++at) {
        walkAccessible(item->child(at), depth + 1, faults);
    }
}

void walkFocusable(QQuickItem *item, QStringList &faults)
{
    if (!item->isVisible() || !item->isEnabled()) {
        return;
    }
    if (item->activeFocusOnTab()) {
        QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(item);
        if (!seen || seen->role() == QAccessible::NoRole || seen->role() == QAccessible::Client) {
            faults += u"no role: "_s + where(item);
        } else if (seen->text(QAccessible::Name).trimmed().isEmpty()) {
            faults += u"no name: "_s + where(item);
        }
    }
    for (QQuickItem *child : item->childItems()) {
        walkFocusable(child, faults);
    }
}

} // namespace

QStringList layoutFaults(QQuickWindow &window, const LookTranslator &words)
{
    const QRectF bounds(0, 0, window.width(), window.height());
    Sight sight;
    look(window.contentItem(), QRectF(-1e6, -1e6, 2e6, 2e6), nullptr, sight);
    for (const Seen &seen : sight.texts) {
        checkText(seen, bounds, words, sight.faults);
    }
    const auto isHidden = [&bounds](const Seen &seen) { return !seen.visible.intersects(bounds); };
    sight.texts.removeIf(isHidden);
    sight.controls.removeIf(isHidden);
    checkOverlaps(sight.texts, u"text on text"_s, sight.faults);
    checkOverlaps(sight.controls, u"control on control"_s, sight.faults);
    for (const Seen &line : sight.lines) {
        for (const Seen &text : sight.texts) {
            if (overlaps(line, text, slack)) {
                sight.faults += u"a line through text: "_s + where(text.item);
            }
        }
    }
    sight.faults.removeDuplicates();
    return sight.faults;
}

QStringList namelessItems(QQuickWindow &window)
{
    QStringList faults;
    walkAccessible(QAccessible::queryAccessibleInterface(&window), 0, faults);
    walkFocusable(window.contentItem(), faults);
    faults.removeDuplicates();
    return faults;
}

} // namespace endpaper::look
