# SPDX-License-Identifier: GPL-3.0-or-later
# Read by ctest itself in the sanitizer presets: every program it starts, daemons of a test too, sees these.
set(ENV{ASAN_OPTIONS} "detect_stack_use_after_return=1:strict_init_order=1")
set(ENV{UBSAN_OPTIONS} "print_stacktrace=1:halt_on_error=1")
set(ENV{LSAN_OPTIONS} "suppressions=${CMAKE_CURRENT_LIST_DIR}/lsan.supp:print_suppressions=0")
set(ENV{TSAN_OPTIONS} "suppressions=${CMAKE_CURRENT_LIST_DIR}/tsan.supp:second_deadlock_stack=1")
