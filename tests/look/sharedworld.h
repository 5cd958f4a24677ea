// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../integration/daemon/runningdaemon.h"
#include "look/lookscreens.h"

namespace endpaper::look {

// The window of somebody who is signed in at a real daemon, where Ana shares "Birthday" with them
// and they share "To hunt" with Cy. What others do, they do over REST.
class SharedWorld
{
public:
    SharedWorld();
    // Empty if all of it stands.
    [[nodiscard]] QString problem() const { return m_problem; }

    // With a pause of the exchange: edits that wait, and offers.
    bool makeWaiting();
    // A note written here and elsewhere, neither knowing of the other.
    bool makeConflict();
    // An edit of a list that may not be changed any more when it comes to be sent.
    bool makeRefused();
    // Ana takes the reader off her list.
    bool takeAway();

    [[nodiscard]] static const QList<Screen> &screens();

private:
    bool signUp();
    bool makeLists();
    bool joinAna();
    bool shareOwn();
    [[nodiscard]] Uuid wishOn(const Uuid &list, int row);
    [[nodiscard]] QJsonObject said(const QByteArray &method, const QString &path,
                                   const QByteArray &token, const QJsonObject &body = {});
    [[nodiscard]] QByteArray member(const QString &name);
    bool fail(const QString &what);

    QTemporaryDir m_folder;
    test::RunningDaemon m_daemon;
    QString m_problem;
    QByteArray m_ana;
    QByteArray m_cy;

public:
    World world;
    QString birthday; // Ana's list
    QString ownList; // shared with Cy
};

} // namespace endpaper::look
