// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tour/commandrunner.h"

#include <QClipboard>
#include <QDateTime>
#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QTimer>

namespace endpaper::desktop {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds handMs{100};

// Eyes need no active window, and two devices may be looked at at once.
bool isOnlyLooking(const QString &verb)
{
    static const QStringList verbs{u"await"_s,  u"absent"_s, u"text"_s,
                                   u"expect"_s, u"when"_s,   u"shot"_s};
    return verbs.contains(verb);
}

} // namespace

CommandRunner::CommandRunner(QQuickWindow *window, QObject *parent)
    : QObject(parent)
    , m_driver(window)
{
    // A hand needs a moment between two gestures; without it a key can meet the focus on its way.
    connect(&m_driver, &Driver::finished, this,
            [this] { QTimer::singleShot(handMs, this, [this] { finish(m_result); }); });
    connect(&m_driver, &Driver::failed, this, [this](const QString &what) { fail(what); });
}

void CommandRunner::perform(const QString &line, Done done, int timeLimitMs)
{
    m_done = std::move(done);
    m_result.clear();
    m_seen.clear();
    const QString verb = line.section(u' ', 0, 0);
    const QString rest = line.section(u' ', 1);
    // Keys go to the active window, and with two devices on one display only one is.
    if (!isOnlyLooking(verb) && !m_driver.window()->isActive()) {
        m_driver.window()->requestActivate();
        m_driver.then({u"the window to be active"_s,
                       [this] { return m_driver.window()->isActive(); },
                       {},
                       timeLimitMs});
    }
    queue(verb, rest.section(u' ', 0, 0), rest, timeLimitMs);
    m_driver.start();
}

void CommandRunner::queue(const QString &verb, const QString &name, const QString &rest,
                          int timeLimitMs)
{
    const auto isThere = [this, name] { return m_driver.find(name) != nullptr; };
    const auto now = [this, rest, timeLimitMs](std::function<void()> act) {
        m_driver.then({rest, {}, std::move(act), timeLimitMs});
    };
    if (verb == "await"_L1) {
        m_driver.then({name, isThere, {}, timeLimitMs});
    } else if (verb == "absent"_L1) {
        m_driver.then({name, [isThere] { return !isThere(); }, {}, timeLimitMs});
    } else if (verb == "click"_L1) {
        m_driver.then({name, isThere, [this, name] { m_driver.click(name); }, timeLimitMs});
    } else if (verb == "doubleclick"_L1) {
        m_driver.then({name, isThere, [this, name] { m_driver.doubleClick(name); }, timeLimitMs});
    } else if (verb == "text"_L1) {
        m_driver.then(
            {name, isThere, [this, name] { m_result = m_driver.textOf(name); }, timeLimitMs});
    } else if (verb == "expect"_L1 || verb == "when"_L1) {
        const QRegularExpression wanted(rest.section(u' ', 1),
                                        QRegularExpression::DotMatchesEverythingOption);
        m_driver.then({rest,
                       [this, name, wanted] {
                           m_seen = m_driver.textOf(name);
                           return wanted.match(m_seen).hasMatch();
                       },
                       [this, isTimed = verb == "when"_L1] {
                           m_result = isTimed ? QString::number(QDateTime::currentMSecsSinceEpoch())
                                              : m_seen;
                       },
                       timeLimitMs});
    } else if (verb == "switch"_L1) {
        m_driver.then({name, isThere,
                       [this, name, isOn = rest.endsWith(" on"_L1)] {
                           if (m_driver.find(name)->property("checked").toBool() != isOn) {
                               m_driver.click(name);
                           }
                       },
                       timeLimitMs});
    } else if (verb == "paste"_L1) {
        now([this, rest] {
            QFile file(rest);
            m_seen = file.open(QIODevice::ReadOnly) ? QString() : file.errorString();
            QGuiApplication::clipboard()->setText(QString::fromUtf8(file.readAll()));
            m_driver.press(QKeySequence(u"Ctrl+V"_s, QKeySequence::PortableText));
        });
    } else if (verb == "type"_L1) {
        now([this, rest] { m_driver.type(rest); });
    } else if (verb == "key"_L1) {
        now([this, rest] { m_driver.press(QKeySequence(rest, QKeySequence::PortableText)); });
    } else if (verb == "drop"_L1) {
        now([this, rest] { m_driver.dropFile(rest); });
    } else if (verb == "size"_L1) {
        const QStringList size = rest.split(u' ');
        now([this, size] {
            m_driver.window()->resize(size.value(0).toInt(), size.value(1).toInt());
        });
        m_driver.then({rest,
                       [this, size] { return m_driver.window()->width() == size.value(0).toInt(); },
                       {},
                       timeLimitMs});
    } else if (verb == "shot"_L1) {
        now([this, rest] {
            if (!m_driver.shot(rest)) {
                m_seen = u"the picture could not be written"_s;
            }
        });
    } else {
        m_driver.then({u"a command that is known: "_s + verb, [] { return false; }, {}, 0});
    }
}

void CommandRunner::fail(const QString &why)
{
    const QString seen = m_seen.isEmpty() ? QString() : u"; seen: "_s + m_seen.left(400);
    if (const Done done = std::exchange(m_done, {})) {
        done(tl::unexpected(Error{ErrorKind::NotFound, u"waited in vain for "_s + why + seen}));
    }
}

void CommandRunner::finish(const QString &text)
{
    if (const Done done = std::exchange(m_done, {})) {
        done(text);
    }
}

} // namespace endpaper::desktop
