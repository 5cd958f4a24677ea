// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"

Q_LOGGING_CATEGORY(lcStore, "endpaper.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSync, "endpaper.sync", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "endpaper.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApi, "endpaper.api", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSources, "endpaper.sources", QtInfoMsg)
Q_LOGGING_CATEGORY(lcJobs, "endpaper.jobs", QtInfoMsg)
Q_LOGGING_CATEGORY(lcDesktop, "endpaper.desktop", QtInfoMsg)
