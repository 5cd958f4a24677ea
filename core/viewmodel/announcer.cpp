// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/announcer.h"

#include <QAccessible>

namespace endpaper::viewmodel {

Announcer::Announcer(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(gapMs);
    connect(&m_timer, &QTimer::timeout, this, &Announcer::flush);
}

void Announcer::say(const QString &text)
{
    if (text.isEmpty() || (!m_waiting.isEmpty() && m_waiting.constLast() == text)) {
        return;
    }
    m_waiting += text;
    if (!m_timer.isActive()) {
        flush();
    }
}

void Announcer::setItem(QObject *item) { m_item = item; }

void Announcer::flush()
{
    if (m_waiting.isEmpty()) {
        return;
    }
    m_text = m_waiting.join(u' ');
    m_waiting.clear();
    m_timer.start();
    Q_EMIT textChanged();
    if (m_item && QAccessible::isActive()) {
        QAccessibleEvent named(m_item, QAccessible::NameChanged);
        QAccessible::updateAccessibility(&named);
        QAccessibleEvent alert(m_item, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

} // namespace endpaper::viewmodel
