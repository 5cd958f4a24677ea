# SPDX-License-Identifier: GPL-3.0-or-later
set(vault_jobs_sources
    copyrepository.cpp
    copysourcerepository.cpp
    hiddenrepository.cpp
    jobrepository.cpp
    pricerepository.cpp)
