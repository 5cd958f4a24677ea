// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tour/driver.h"

#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

// The way in that Qt Test itself uses: through the platform's queue, so shortcuts, focus and hover
// work as they do for a person. Exported by Qt Gui, declared in none of its headers.
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow *window, QEvent::Type type, int key,
                                    Qt::KeyboardModifiers modifiers,
                                    const QString &text = QString(), bool isRepeat = false,
                                    ushort count = 1);
Q_GUI_EXPORT void qt_handleMouseEvent(QWindow *window, const QPointF &local, const QPointF &global,
                                      Qt::MouseButtons state, Qt::MouseButton button,
                                      QEvent::Type type, Qt::KeyboardModifiers modifiers,
                                      int timestamp);

namespace endpaper::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr int tickMs = 15;

qint64 nowMs()
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer started;
        started.start();
        return started;
    }();
    return timer.elapsed();
}

bool isShown(const QQuickItem *item)
{
    for (const QQuickItem *each = item; each; each = each->parentItem()) {
        if (!each->isVisible() || each->opacity() == 0.0) {
            return false;
        }
    }
    return true;
}

QQuickItem *findBelow(QQuickItem *item, const QString &name)
{
    if (!item->isVisible()) {
        return nullptr;
    }
    if (item->objectName() == name) {
        return item;
    }
    const QList<QQuickItem *> children = item->childItems();
    // What was stacked last lies on top, and is what a person would mean.
    for (auto it = children.crbegin(); it != children.crend(); ++it) {
        if (QQuickItem *found = findBelow(*it, name)) {
            return found;
        }
    }
    return nullptr;
}

// Scrolls until the item's middle can be seen, as a wheel would.
void bringIntoView(const QQuickItem *item)
{
    for (QQuickItem *each = item->parentItem(); each; each = each->parentItem()) {
        const QVariant contentY = each->property("contentY");
        if (!contentY.isValid() || !each->property("contentHeight").isValid()) {
            continue;
        }
        const qreal middle = item->mapToItem(each, QPointF(0, item->height() / 2)).y();
        if (middle < 0 || middle > each->height()) {
            const qreal wanted = contentY.toReal() + middle - each->height() / 2;
            const qreal most =
                std::max(0.0, each->property("contentHeight").toReal() - each->height());
            each->setProperty("contentY", std::clamp(wanted, 0.0, most));
        }
    }
}

} // namespace

Driver::Driver(QQuickWindow *window, QObject *parent)
    : QObject(parent)
    , m_window(window)
{
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, &Driver::tick);
}

QQuickItem *Driver::find(const QString &name) const
{
    return findBelow(m_window->contentItem(), name);
}

QString Driver::textOf(const QString &name) const
{
    const QQuickItem *item = find(name);
    return item ? textOf(item) : QString();
}

QString Driver::textOf(const QQuickItem *item) const
{
    if (!isShown(item)) {
        return {};
    }
    QStringList texts;
    const QVariant own = item->property("text");
    if (own.typeId() == QMetaType::QString && !own.toString().isEmpty()) {
        texts.append(own.toString());
    }
    for (const QQuickItem *child : item->childItems()) {
        const QString text = textOf(child);
        if (!text.isEmpty() && !texts.contains(text)) {
            texts.append(text);
        }
    }
    return texts.join(u' ');
}

void Driver::sendMouse(QEvent::Type type, QPointF at, Qt::MouseButton button,
                       Qt::KeyboardModifiers modifiers)
{
    const bool isDown = type == QEvent::MouseButtonPress || type == QEvent::MouseButtonDblClick;
    qt_handleMouseEvent(
        m_window, at, m_window->mapToGlobal(at), isDown ? Qt::MouseButtons(button) : Qt::NoButton,
        type == QEvent::MouseMove ? Qt::NoButton : button, type, modifiers, int(nowMs()));
}

bool Driver::click(const QString &name, Qt::MouseButton button, Qt::KeyboardModifiers modifiers)
{
    const QQuickItem *item = find(name);
    if (!item) {
        return false;
    }
    bringIntoView(item);
    const QPointF at = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    sendMouse(QEvent::MouseMove, at, button, modifiers);
    sendMouse(QEvent::MouseButtonPress, at, button, modifiers);
    sendMouse(QEvent::MouseButtonRelease, at, button, modifiers);
    return true;
}

bool Driver::doubleClick(const QString &name)
{
    const QQuickItem *item = find(name);
    if (!item) {
        return false;
    }
    bringIntoView(item);
    const QPointF at = item->mapToScene(QPointF(item->width() / 2, item->height() / 2));
    click(name);
    sendMouse(QEvent::MouseButtonPress, at, Qt::LeftButton, {});
    sendMouse(QEvent::MouseButtonDblClick, at, Qt::LeftButton, {});
    sendMouse(QEvent::MouseButtonRelease, at, Qt::LeftButton, {});
    return true;
}

void Driver::press(const QKeySequence &keys)
{
    for (int i = 0; i < keys.count(); ++i) {
        const QKeyCombination combination = keys[uint(i)];
        qt_handleKeyEvent(m_window, QEvent::KeyPress, combination.key(),
                          combination.keyboardModifiers());
        qt_handleKeyEvent(m_window, QEvent::KeyRelease, combination.key(),
                          combination.keyboardModifiers());
    }
}

void Driver::type(const QString &text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        // A character beyond the first plane is one key, not two halves.
        const bool isPair = text.at(i).isHighSurrogate() && i + 1 < text.size();
        const QString character = text.sliced(i, isPair ? 2 : 1);
        i += isPair ? 1 : 0;
        const char16_t unit = character.at(0).toUpper().unicode();
        const int key = unit < 0x80 ? unit : int(Qt::Key_unknown);
        qt_handleKeyEvent(m_window, QEvent::KeyPress, key, Qt::NoModifier, character);
        qt_handleKeyEvent(m_window, QEvent::KeyRelease, key, Qt::NoModifier, character);
    }
}

void Driver::dropFile(const QString &path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint centre(m_window->width() / 2, m_window->height() / 2);
    QDragEnterEvent enter(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &enter);
    QDragMoveEvent move(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &move);
    QDropEvent drop(centre, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(m_window, &drop);
}

bool Driver::shot(const QString &path) const { return m_window->grabWindow().save(path); }

void Driver::then(Step step) { m_steps.push_back(std::move(step)); }

void Driver::whenVisible(const QString &name, std::function<void()> act)
{
    then({name, [this, name] { return find(name) != nullptr; }, std::move(act)});
}

void Driver::start() { m_timer.start(); }

void Driver::tick()
{
    if (m_steps.empty()) {
        m_timer.stop();
        Q_EMIT finished();
        return;
    }
    if (m_waitedSinceMs < 0) {
        m_waitedSinceMs = nowMs();
    }
    const Step &step = m_steps.front();
    if (!step.ready || step.ready()) {
        const Step due = std::move(m_steps.front());
        m_steps.pop_front();
        m_waitedSinceMs = -1;
        if (due.act) {
            due.act();
        }
        return;
    }
    if (nowMs() - m_waitedSinceMs > step.timeLimitMs) {
        // What was to follow was meant for a window that is not there.
        const QString what = step.what;
        m_timer.stop();
        m_steps.clear();
        m_waitedSinceMs = -1;
        Q_EMIT failed(what);
    }
}

} // namespace endpaper::desktop
