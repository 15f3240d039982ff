#pragma once

// Each peer's library has a file here that joins the rows it can. A file is built when its library
// was found; see CMakeLists.txt.

#include "../table.hpp"

namespace threadlab::bench {

void add_without_lab(Table& table);
void add_possible(Table& table);
void add_std(Table& table);
void add_abseil(Table& table);
void add_nsync(Table& table);
void add_boost(Table& table);
void add_tbb(Table& table);
void add_moodycamel(Table& table);
void add_cpython(Table& table);

}  // namespace threadlab::bench
