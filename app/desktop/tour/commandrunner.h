// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "desktop/tour/driver.h"

#include <QObject>

#include <functional>

namespace endpaper::desktop {

// One line, one gesture of a person at the window; waits until the item is there. Words are parted
// by blanks, the last argument takes the rest of the line:
//   await NAME · absent NAME · click NAME · doubleclick NAME · type TEXT · key SEQUENCE · drop FILE
//   expect NAME REGEX (until the text below NAME matches) · text NAME · size WIDTH HEIGHT · shot
//   FILE when NAME REGEX (as expect; gives the time at which it was seen, in ms UTC) · switch NAME
//   on|off paste FILE (its text goes to the clipboard, then Ctrl+V)
// GUI thread.
class CommandRunner : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(Expected<QString>)>;
    CommandRunner(QQuickWindow *window, QObject *parent = nullptr);

    // One at a time. Gives the text for `text` and `expect`, the time for `when`, else an empty
    // one; NotFound with what was last seen where the wait took too long.
    void perform(const QString &line, Done done, int timeLimitMs = 30000);
    [[nodiscard]] QQuickWindow *window() const { return m_driver.window(); }

private:
    void fail(const QString &why);
    void finish(const QString &text);
    void queue(const QString &verb, const QString &name, const QString &rest, int timeLimitMs);

    Driver m_driver;
    Done m_done;
    QString m_result;
    QString m_seen;
};

} // namespace endpaper::desktop
