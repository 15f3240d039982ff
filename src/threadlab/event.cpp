#include <threadlab/event.hpp>

namespace threadlab {

void Event::set() {
  const auto raise = [](State state) noexcept -> runtime::Word::Next {
    return is_set(state) ? state : state + 1;
  };
  (void)word_.update(runtime::Operation::event_set, runtime::os::everyone, raise);
}

void Event::clear() {
  const auto lower = [](State state) noexcept -> runtime::Word::Next {
    return is_set(state) ? state + 1 : state;
  };
  (void)word_.update(runtime::Operation::event_clear, 0, lower);
}

}  // namespace threadlab
