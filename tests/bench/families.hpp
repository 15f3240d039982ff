#pragma once

// The families of rows, in the order of the table. Each has a file of its own that declares its
// rows and joins them; peers join the rows afterwards.

#include "table.hpp"

namespace threadlab::bench {

void add_lock_rows(Table& table);
void add_semaphore_rows(Table& table);
void add_condition_rows(Table& table);
void add_event_rows(Table& table);
void add_barrier_rows(Table& table);
void add_queue_rows(Table& table);
void add_thread_rows(Table& table);
void add_log_rows(Table& table);
void add_lab_rows(Table& table);
void add_explore_rows(Table& table);
void add_program_rows(Table& table);

inline void add_rows(Table& table) {
  add_lock_rows(table);
  add_semaphore_rows(table);
  add_condition_rows(table);
  add_event_rows(table);
  add_barrier_rows(table);
  add_queue_rows(table);
  add_thread_rows(table);
  add_log_rows(table);
  add_lab_rows(table);
  add_explore_rows(table);
  add_program_rows(table);
}

/// Those that were found when the project was configured: see CMakeLists.txt.
void add_peers(Table& table);
const char* absent_peers();

}  // namespace threadlab::bench
