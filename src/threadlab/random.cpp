#include <fmt/format.h>

#include <threadlab/errors.hpp>
#include <threadlab/random.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/self.hpp>

namespace threadlab {

namespace {

/// CPython's words; randint(a, b) is randrange(a, b + 1) there.
std::string empty_range(std::int64_t lo, std::int64_t hi) {
  __extension__ using Wide = __int128;
  const Wide stop = Wide{hi} + 1;
  return fmt::format("empty range for randrange() ({}, {}, {})", lo, stop, stop - lo);
}

}  // namespace

std::int64_t randint(std::int64_t lo, std::int64_t hi) {
  if (lo > hi) throw ValueError(empty_range(lo, hi));
  runtime::Self& me = runtime::self();
  if (me.lab_thread != nullptr) return me.lab_thread->lab.draw(lo, hi);
  return me.random.between(lo, hi);
}

void seed(std::uint64_t seed) { runtime::self().random = runtime::RandomStream(seed); }

}  // namespace threadlab
