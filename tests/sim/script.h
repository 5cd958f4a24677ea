// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace endpaper::sim {

// What can happen in a history. `who` is a device (modulo their number); `a` and `b` choose what of
// several things is meant, by a remainder, so that a step still makes sense when others are left
// out.
enum class Act : quint8 {
    // the readers
    AddList,
    AddWish,
    Import, // many wishes, several groups
    SetField,
    SetTwo, // two wishes in one group
    MoveToList,
    Drag,
    Delete,
    Restore,
    DeleteList,
    RestoreList,
    Tag,
    Untag,
    SetPref,
    SetNewer, // a field that this version does not know
    Claim, // "I buy this one", of a shared list
    Unclaim,
    Undo,
    Redo,
    EditBeside, // by a second process
    EndBeside,
    WebAdd,
    WebChange,
    WebDelete,
    WebClaim,
    WebLook, // at anybody's list
    // who shares a list: asked of the daemon
    Invite,
    Accept,
    ChangeMember, // another role, or for whom the list is
    RemoveMember,
    Leave,
    // the devices
    Quit,
    Start,
    Pause,
    Resume,
    SendNow,
    Crash,
    CrashAtWrite,
    DiskFault,
    ClockJump,
    ClockDrift,
    CopyFile,
    RestoreFile, // the copy comes back in place of the file
    CloneFile, // the copy lives on as another device
    SignOut,
    SignIn,
    Outdate, // the server wants a newer program
    Update,
    // the network
    LinkDown,
    LinkUp,
    HalfOpen,
    Weather,
    // the server
    ServerCrash,
    ServerCrashAtWrite,
    ServerFault,
    ServerClock,
    Backup,
    RestoreBackup,
    Collect, // old tombstones
    Replay,
};
inline constexpr int actCount = int(Act::Replay) + 1;
[[nodiscard]] QByteArray actName(Act act);

struct Step
{
    Act act = Act::AddWish;
    int who = 0;
    quint32 a = 0;
    quint32 b = 0;
    int waitMs = 0; // before it

    friend bool operator==(const Step &, const Step &) = default;
};
[[nodiscard]] QByteArray text(const Step &step);

// Which faults a history has. A seed draws its own; a test of one mistake asks for what finds it.
enum Theme : quint32 {
    BadNetwork = 1,
    Offline = 2,
    Crashes = 4,
    ServerCrashes = 8,
    DiskFaults = 16,
    Clocks = 32,
    Backups = 64,
    Copies = 128,
    Rest = 256, // REST writers
    SignOuts = 512,
    Collection = 1024,
    Quotas = 2048,
    Versions = 4096, // old and new programs together
    Sharing = 8192, // several accounts, lists that they share
    AllThemes = 16383,
};

struct Script
{
    quint64 seed = 0;
    int devices = 2;
    int accounts = 1; // device n is of account n modulo these
    quint32 themes = 0;
    QList<Step> steps;
};

// The history of a seed: the same one for ever, as long as this file is not changed.
[[nodiscard]] Script scriptOf(quint64 seed, int steps, std::optional<quint32> themes = {});

} // namespace endpaper::sim
