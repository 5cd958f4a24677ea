// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tour/tour.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTextStream>
#include <QTimer>

namespace endpaper::desktop {

using namespace Qt::StringLiterals;

namespace {

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

} // namespace

Tour::Tour(QQuickWindow *window, Options options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_runner(window)
{
    QDir().mkpath(m_options.folder);
    m_options.catalogue = fileOr(m_options.catalogue, u"catalogue.csv"_s);
    m_options.exportFile = fileOr(m_options.exportFile, u"goodreads_export.csv"_s);
}

QString Tour::fileOr(const QString &given, const QString &sample) const
{
    if (!given.isEmpty()) {
        return given;
    }
    const QString copy = m_world.folder() + u'/' + sample;
    QFile::copy(u":/endpaper/sample/"_s + sample, copy);
    return copy;
}

void Tour::start()
{
    firstStart();
    dropsAnExport();
    importsTheCatalogue();
    pastesLinks();
    looksForCopies();
    if (!m_options.isShort) {
        joinsASharedDaemon();
        worksOffline();
        secondDeviceAgrees();
        neighbourOffersABook();
        opensTheLinkInABrowser();
        looksAround();
    }
    m_stepTimer.start();
    next();
}

void Tour::step(const QString &title)
{
    world({}, [this, title](const Done &done) {
        finishStep();
        m_stepTitle = title;
        m_stepTimer.restart();
        done(QString());
    });
}

void Tour::finishStep()
{
    if (!m_stepTitle.isEmpty()) {
        ++m_steps;
        out() << u"%1  %2  %3 s"_s.arg(
            QString::number(m_steps).rightJustified(2), m_stepTitle.leftJustified(72, u'.'),
            QString::number(double(m_stepTimer.elapsed()) / 1000, 'f', 2).rightJustified(6))
              << Qt::endl;
        for (const QString &fact : std::as_const(m_facts)) {
            out() << u"      "_s << fact << Qt::endl;
        }
    }
    m_facts.clear();
    m_stepTitle.clear();
}

void Tour::here(const QString &command)
{
    world(command, [this, command](const Done &done) { m_runner.perform(command, done); });
}

void Tour::there(const QString &command)
{
    world(u"on the second device: "_s + command,
          [this, command](const Done &done) { m_peer->perform(command, done); });
}

void Tour::world(const QString &what, std::function<void(Done)> run)
{
    m_tasks.push_back({what, std::move(run)});
}

void Tour::read(const QString &item, QString *keep)
{
    world(u"text "_s + item, [this, item, keep](const Done &done) {
        m_runner.perform(u"text "_s + item, [keep, done](const Expected<QString> &text) {
            *keep = text.value_or(QString());
            done(text);
        });
    });
}

void Tour::check(const QString &what, std::function<bool()> holds)
{
    world(what, [what, holds = std::move(holds)](const Done &done) {
        holds() ? done(QString())
                : done(endpaper::fail(ErrorKind::Invalid, u"this does not hold: "_s + what));
    });
}

void Tour::shot(const QString &name)
{
    world(u"screenshot "_s + name, [this, name](const Done &done) {
        // Moves and fades take 180 ms at most; a picture half way through one shows nobody's
        // window.
        QTimer::singleShot(250, this, [this, name, done] {
            const QString file = u"%1/%2-%3.png"_s.arg(m_options.folder)
                                     .arg(++m_shots, 2, 10, QChar(u'0'))
                                     .arg(name);
            m_runner.perform(u"shot "_s + file, done);
        });
    });
}

void Tour::shotThere(const QString &name)
{
    world(u"screenshot there "_s + name, [this, name](const Done &done) {
        const QString file =
            u"%1/%2-%3.png"_s.arg(m_options.folder).arg(++m_shots, 2, 10, QChar(u'0')).arg(name);
        m_peer->perform(u"shot "_s + file, done);
    });
}

void Tour::next()
{
    if (m_tasks.empty()) {
        finishStep();
        out() << u"The tour is done: %1 steps, %2 pictures in %3"_s.arg(m_steps).arg(m_shots).arg(
            m_options.folder)
              << Qt::endl;
        end(0);
        return;
    }
    const Task task = std::move(m_tasks.front());
    m_tasks.pop_front();
    task.run([this, what = task.what](const Expected<QString> &answer) {
        if (answer) {
            QMetaObject::invokeMethod(this, &Tour::next, Qt::QueuedConnection);
            return;
        }
        m_runner.window()->grabWindow().save(m_options.folder + u"/failed.png"_s);
        out() << u"FAILED in “%1”, at “%2”: %3"_s.arg(m_stepTitle, what, answer.error().context)
              << Qt::endl;
        end(1);
    });
}

void Tour::end(int exitCode)
{
    m_peer.reset();
    QCoreApplication::exit(exitCode);
}

} // namespace endpaper::desktop
