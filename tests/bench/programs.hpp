#pragma once

// Programs that several families of rows run.

namespace threadlab::bench {

/// So many threads take one lock, each so many times.
void take_turns(int threads, int times);

}  // namespace threadlab::bench
