// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore>

#include <chrono>
#include <compare>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <tl/expected.hpp>
#include <utility>
#include <vector>
