// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/memory.h"

#include "services/workspace.h"

#include <QTimer>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace endpaper::desktop {

namespace {

#ifdef __GLIBC__
// First when the daemon is up and has been asked; its answers and the books that are read after the
// first frame leave holes for a while longer.
constexpr auto trimEvery = std::chrono::milliseconds(1500);
constexpr int trims = 4;
constexpr int heapsMax = 2;
constexpr int largeBytes = 128 * 1024;
constexpr int growthBytes = 256 * 1024;
#endif

} // namespace

void keepMemorySmall()
{
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, heapsMax);
    mallopt(M_MMAP_THRESHOLD, largeBytes);
    mallopt(M_TRIM_THRESHOLD, growthBytes);
    mallopt(M_TOP_PAD, growthBytes);
#endif
}

void giveMemoryBackSoon(services::Workspace &workspace)
{
#ifdef __GLIBC__
    for (int i = 1; i <= trims; ++i) {
        QTimer::singleShot(trimEvery * i, &workspace, [&workspace] {
            if (!workspace.isOpen()) {
                return;
            }
            // Where nobody waits for it.
            workspace.store().post([](store::Database &database) -> Expected<> {
                const auto shrunk = database.execute("PRAGMA shrink_memory");
                malloc_trim(0);
                return shrunk;
            });
        });
    }
#else
    Q_UNUSED(workspace)
#endif
}

} // namespace endpaper::desktop
