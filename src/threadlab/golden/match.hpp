// Which orders of a golden's lines are as good as its own.
#pragma once

#include <cstdint>

namespace threadlab::golden {

enum class Match : std::uint8_t {
  // None: the same lines in the same order.
  exact,
  // Those in which each thread's lines keep their order. For real threads, where nothing but the
  // program says which thread comes first. In a format without a thread name all lines count as of
  // one thread, and this is `exact`.
  per_thread,
  // All: the same lines, each as often.
  lines,
};

}  // namespace threadlab::golden
