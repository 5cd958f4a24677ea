// SPDX-License-Identifier: GPL-3.0-or-later
#include "script.h"

#include <QRandomGenerator>

#include <array>
#include <span>

namespace endpaper::sim {

namespace {

constexpr std::array<const char *, actCount> names = {
    "add-list",       "add-wish",      "import",
    "set-field",      "set-two",       "move-to-list",
    "drag",           "delete",        "restore",
    "delete-list",    "restore-list",  "tag",
    "untag",          "set-pref",      "set-newer",
    "claim",          "unclaim",       "undo",
    "redo",           "edit-beside",   "end-beside",
    "web-add",        "web-change",    "web-delete",
    "web-claim",      "web-look",      "invite",
    "accept",         "change-member", "remove-member",
    "leave",          "quit",          "start",
    "pause",          "resume",        "send-now",
    "crash",          "crash-at",      "disk-fault",
    "clock-jump",     "clock-drift",   "copy-file",
    "restore-file",   "clone-file",    "sign-out",
    "sign-in",        "outdate",       "update",
    "link-down",      "link-up",       "half-open",
    "weather",        "server-crash",  "server-crash-at",
    "server-fault",   "server-clock",  "backup",
    "restore-backup", "collect",       "replay",
};

struct Chance
{
    Act act;
    int weight;
};

constexpr Chance edits[] = {
    {Act::AddList, 3},    {Act::AddWish, 22},   {Act::Import, 2},      {Act::SetField, 24},
    {Act::SetTwo, 6},     {Act::MoveToList, 5}, {Act::Drag, 7},        {Act::Delete, 7},
    {Act::Restore, 4},    {Act::DeleteList, 2}, {Act::RestoreList, 2}, {Act::Tag, 6},
    {Act::Untag, 5},      {Act::SetPref, 3},    {Act::Undo, 5},        {Act::Redo, 3},
    {Act::EditBeside, 2}, {Act::EndBeside, 1},  {Act::SendNow, 1},
};

struct Fault
{
    Theme theme;
    Act act;
    int weight;
};
constexpr Fault faults[] = {
    {BadNetwork, Act::Weather, 6},
    {BadNetwork, Act::HalfOpen, 2},
    {BadNetwork, Act::Replay, 4},
    {Offline, Act::LinkDown, 6},
    {Offline, Act::LinkUp, 5},
    {Offline, Act::Pause, 2},
    {Offline, Act::Resume, 2},
    {Offline, Act::Quit, 2},
    {Offline, Act::Start, 3},
    {Crashes, Act::Crash, 4},
    {Crashes, Act::CrashAtWrite, 10},
    {Crashes, Act::Start, 4},
    {ServerCrashes, Act::ServerCrash, 3},
    {ServerCrashes, Act::ServerCrashAtWrite, 9},
    {DiskFaults, Act::DiskFault, 6},
    {DiskFaults, Act::ServerFault, 6},
    {Clocks, Act::ClockJump, 6},
    {Clocks, Act::ClockDrift, 2},
    {Clocks, Act::ServerClock, 3},
    {Backups, Act::Backup, 4},
    {Backups, Act::RestoreBackup, 3},
    {Copies, Act::CopyFile, 4},
    {Copies, Act::RestoreFile, 3},
    {Copies, Act::CloneFile, 1},
    {Collection, Act::Collect, 9},
    {Collection, Act::Quit, 2},
    {Collection, Act::Start, 2},
    {Rest, Act::WebAdd, 8},
    {Rest, Act::WebChange, 14},
    {Rest, Act::WebDelete, 4},
    {SignOuts, Act::SignOut, 2},
    {SignOuts, Act::SignIn, 3},
    {Versions, Act::SetNewer, 6},
    {Versions, Act::Outdate, 2},
    {Versions, Act::Update, 3},
};

// What people do who share lists: these come beside the faults.
constexpr Chance sharing[] = {
    {Act::Invite, 7},       {Act::Accept, 9},   {Act::ChangeMember, 6},
    {Act::RemoveMember, 5}, {Act::Leave, 2},    {Act::Claim, 6},
    {Act::Unclaim, 2},      {Act::WebClaim, 4}, {Act::WebLook, 3},
};
constexpr int sharingOften = 22; // of 100 steps
constexpr int themeOften = 35; // of 100 histories
constexpr quint32 saltOfSharing = 0x5a;

// So that most of a history with shared lists has one.
constexpr Step firstShare[] = {
    {Act::AddList, 0, 0, 0, 5},    {Act::AddWish, 0, 0, 0, 5},    {Act::AddWish, 0, 0, 0, 5},
    {Act::Invite, 0, 0, 0, 2'000}, {Act::Accept, 1, 0, 0, 1'000},
};

int waitOf(QRandomGenerator &random)
{
    const int kind = random.bounded(100);
    if (kind < 45) {
        return random.bounded(4);
    }
    if (kind < 80) {
        return random.bounded(60);
    }
    if (kind < 96) {
        return random.bounded(3'000);
    }
    return random.bounded(200'000);
}

} // namespace

QByteArray actName(Act act) { return names[size_t(act)]; }

QByteArray text(const Step &step)
{
    return QByteArray::number(step.waitMs) + " ms, device " + QByteArray::number(step.who) + ": "
        + actName(step.act) + ' ' + QByteArray::number(step.a) + ' ' + QByteArray::number(step.b);
}

Script scriptOf(quint64 seed, int steps, std::optional<quint32> wanted)
{
    QRandomGenerator random(quint32(seed) ^ (quint32(seed >> 32) * 0x9e3779b9U) ^ 0x51u);
    Script script;
    script.seed = seed;
    script.devices = 2 + (random.bounded(3) == 0 ? random.bounded(5) : random.bounded(2));
    for (quint32 theme = 1; theme < Sharing; theme <<= 1) {
        if (random.bounded(100) < themeOften) {
            script.themes |= theme;
        }
    }
    // By a draw of its own: histories without it are what they were before there was this theme.
    if (QRandomGenerator(quint32(seed) ^ saltOfSharing).bounded(100) < themeOften) {
        script.themes |= Sharing;
    }
    if (wanted) {
        script.themes = *wanted;
    }
    const bool isShared = (script.themes & Sharing) != 0;
    if (isShared) {
        script.accounts = 2 + random.bounded(2);
        script.devices = std::max(script.devices, script.accounts + random.bounded(2));
    }
    std::vector<Chance> chances;
    for (const Fault &fault : faults) {
        if (script.themes & fault.theme) {
            chances.push_back({fault.act, fault.weight});
        }
    }
    const auto draw = [&random](std::span<const Chance> from) {
        int sum = 0;
        for (const Chance &one : from) {
            sum += one.weight;
        }
        int at = random.bounded(sum);
        for (const Chance &one : from) {
            at -= one.weight;
            if (at < 0) {
                return one.act;
            }
        }
        return from.front().act;
    };
    for (int i = 0; i < steps; ++i) {
        Step step;
        const bool isFault = !chances.empty() && random.bounded(100) < 22;
        const bool isOfSharing = isShared && random.bounded(100) < sharingOften;
        step.act = isOfSharing ? draw(sharing) : isFault ? draw(chances) : draw(edits);
        step.who = random.bounded(script.devices);
        step.a = random.generate();
        step.b = random.generate();
        step.waitMs = waitOf(random);
        const bool isFirst = isShared && i < int(std::size(firstShare));
        script.steps.append(isFirst ? firstShare[i] : step);
    }
    return script;
}

} // namespace endpaper::sim
