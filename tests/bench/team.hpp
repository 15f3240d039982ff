#pragma once

// Several threads that do one thing together, timed from the moment at which all are ready to the
// moment at which all are done. (Google Benchmark's own threads take each its own time, and an
// average says nothing where one waits for another.)

#include <benchmark/benchmark.h>

#include "table.hpp"

namespace threadlab::bench {

/// The counter "distance" says how far apart the cores were, when the team is a pair on two cores.
void run_together(benchmark::State& state, const RowOptions& options, const Work& work);

}  // namespace threadlab::bench
