// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace endpaper::services {
class Workspace;
}

namespace endpaper::desktop {

// Before the first thread: few heaps for all threads, large pieces back to the system when freed.
void keepMemorySmall();
// What making the window and reading the lists have left over goes back to the system, a moment
// after the call, and what SQLite read once with it. GUI thread.
void giveMemoryBackSoon(services::Workspace &workspace);

} // namespace endpaper::desktop
