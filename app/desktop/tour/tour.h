// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/tour/commandrunner.h"
#include "desktop/tour/peer.h"
#include "desktop/tour/tourworld.h"

#include <QElapsedTimer>

#include <deque>
#include <memory>

namespace endpaper::desktop {

// The main job, done through the real window as a reader would do it; each step is printed with its
// time and leaves a screenshot. Ends the program: exit code 0 if every step was seen to hold. GUI
// thread.
class Tour : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString folder; // for the screenshots, made if it is not there
        QString catalogue; // CSV for the daemon; empty: the sample catalogue
        QString exportFile; // a Goodreads export; empty: the sample export
        bool isShort =
            false; // what one window does alone: no shared daemon, second device, neighbours
    };
    Tour(QQuickWindow *window, Options options, QObject *parent = nullptr);
    void start();

private:
    using Done = CommandRunner::Done;
    struct Task
    {
        QString what;
        std::function<void(Done)> run;
    };

    // Building of the script.
    void step(const QString &title);
    void here(const QString &command); // at this window
    void there(const QString &command); // at the second device
    void world(const QString &what, std::function<void(Done)> run);
    // The text below an item must match; `keep` gets it.
    void read(const QString &item, QString *keep);
    void check(const QString &what, std::function<bool()> holds);
    void shot(const QString &name);
    void shotThere(const QString &name);
    // A line below the step's.
    void say(const QString &fact) { m_facts.append(fact); }
    // The heaps on the screen hold as many rows as the file.
    void countHeaps();
    // Both devices show the books of that title.
    void filterBoth(const QString &title);
    // Nora offers the book; says after how long each device shows it beside the wish.
    void seenNearOnBoth(const QString &title, const QString &isbn);

    // The steps, in order, one function each: toursteps.cpp, sharedsteps.cpp.
    void firstStart();
    void dropsAnExport();
    void importsTheCatalogue();
    void pastesLinks();
    void looksForCopies();
    void joinsASharedDaemon();
    void worksOffline();
    void secondDeviceAgrees();
    void neighbourOffersABook();
    void opensTheLinkInABrowser();
    void looksAround();

    // The file itself, or our sample laid into the tour's folder as a file that can be dropped.
    [[nodiscard]] QString fileOr(const QString &given, const QString &sample) const;
    void next();
    void finishStep();
    void end(int exitCode);

    Options m_options;
    CommandRunner m_runner;
    TourWorld m_world;
    std::unique_ptr<PeerProcess> m_peer;
    std::deque<Task> m_tasks;
    QElapsedTimer m_stepTimer;
    QString m_stepTitle;
    int m_steps = 0;
    int m_shots = 0;
    QStringList m_facts; // of the step
    QString m_kept[4]; // texts read on the way
};

} // namespace endpaper::desktop
