#include "oracle.hpp"

// How large a random program may be.

namespace threadlab::oracle {
namespace {

using runtime::lab::Timing;

constexpr std::size_t smallest = 2;
constexpr std::size_t sizes = 9;
constexpr std::uint64_t of_any_size = 8;  // one program of so many
constexpr int probes = 24;

bool fits(const Program& program, std::uint64_t most) {
  const auto has_few = [&](Timing timing) {
    return schedules_of(program, timing, probes) < static_cast<double>(most) / 2;
  };
  return has_few(Timing::ideal) && has_few(Timing::any);
}

}  // namespace

Program program_of(std::uint64_t seed, const OracleOptions& options) {
  std::size_t room = smallest + seed / of_any_size % sizes;
  Program program = generate(seed, room);
  if (seed % of_any_size == 0) return program;
  while (room != 0 && !fits(program, options.most)) program = generate(seed, --room);
  return program;
}

}  // namespace threadlab::oracle
