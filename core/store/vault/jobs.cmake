# SPDX-License-Identifier: GPL-3.0-or-later
set(vault_jobs_sources
    alertrepository.cpp
    copyrepository.cpp
    copysourcerepository.cpp
    coverrepository.cpp
    editionrepository.cpp
    hiddenrepository.cpp
    jobrepository.cpp
    lifelinerepository.cpp
    noterepository.cpp
    placerepository.cpp
    pricerepository.cpp
    workerlock.cpp)
