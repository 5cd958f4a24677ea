# SPDX-License-Identifier: GPL-3.0-or-later
set(vault_nearby_sources)
