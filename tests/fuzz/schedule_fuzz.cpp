// libFuzzer's way into the schedules: any text is read or refused, what was read is written as
// something that reads the same, and what does not fit a program is refused where it does not fit.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <threadlab/runtime/lab/schedule.hpp>

#include "../lab/programs.hpp"

namespace threadlab::lab {
namespace {

using runtime::lab::Schedule;

void require(bool holds) {
  if (!holds) std::abort();
}

/// A run that some schedule came to replays to itself.
void replay(const std::string& text, bool lenient) {
  try {
    const Result result = run({.schedule = text, .lenient = lenient}, wait_in_many_ways);
    const Result again = run({.schedule = result.schedule}, wait_in_many_ways);
    require(again.log == result.log && again.schedule == result.schedule);
  } catch (const ScheduleError&) {
    require(!lenient);
  }
}

void check(std::string_view text) {
  Schedule schedule;
  try {
    schedule = Schedule::parse(text);
  } catch (const runtime::lab::ScheduleError&) {
    return;
  }
  const std::string written = schedule.to_string();
  require(Schedule::parse(written) == schedule);
  replay(written, false);
  replay(written, true);
}

}  // namespace
}  // namespace threadlab::lab

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  threadlab::lab::check({reinterpret_cast<const char*>(data), size});
  return 0;
}
