#include <threadlab/timer.hpp>
#include <utility>

namespace threadlab {

Timer::Timer(Timeout interval, Target function)
    : Timer(interval, std::move(function), std::make_shared<Event>()) {}

Timer::Timer(Timeout interval, Target function, std::shared_ptr<Event> finished)
    : Thread({.target =
                  [interval, finished, function = std::move(function)] {
                    (void)finished->wait(interval);
                    if (!finished->is_set()) function();
                    finished->set();
                  }}),
      finished_(std::move(finished)) {}

}  // namespace threadlab
