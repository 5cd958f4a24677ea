# SPDX-License-Identifier: GPL-3.0-or-later
set(api_sync_sources)
