#include <optional>
#include <threadlab/runtime/os/timer_slack.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/timer.hpp>
#include <utility>

namespace threadlab {
namespace {

void wait_punctually(Event& finished, Timeout interval) {
  std::optional<runtime::os::Punctual> punctual;
  if (runtime::self().lab == nullptr) punctual.emplace();
  (void)finished.wait(interval);
}

}  // namespace

Timer::Timer(Timeout interval, Target function)
    : Timer(interval, std::move(function), std::make_shared<Event>()) {}

Timer::Timer(Timeout interval, Target function, std::shared_ptr<Event> finished)
    : Thread({.target =
                  [interval, finished, function = std::move(function)] {
                    wait_punctually(*finished, interval);
                    if (!finished->is_set()) function();
                    finished->set();
                  }}),
      finished_(std::move(finished)) {}

}  // namespace threadlab
