# SPDX-License-Identifier: GPL-3.0-or-later
set(vault_nearby_sources
    devicerepository.cpp
    historyrepository.cpp
    matchrepository.cpp
    notificationrepository.cpp
    offerrepository.cpp
    positionrepository.cpp
    rowindexrepository.cpp
    rowlistrepository.cpp
    rowrepository.cpp
    sharerepository.cpp
    spacerepository.cpp
    trashrepository.cpp)
