#include <threadlab/runtime/gate.hpp>

namespace threadlab::runtime {
namespace {

constexpr auto no_news = static_cast<Word::State>(Waiter::News::none);

constexpr auto there_are_news = [](Word::State turn) noexcept -> Word::Next {
  if (turn == no_news) return std::nullopt;
  return turn;
};

}  // namespace

Waiter::News Waiter::await_turn(const void* spot, os::Deadline deadline) {
  return turn.await_until(there_are_news, spot, deadline) ? static_cast<News>(turn.look())
                                                          : News::none;
}

void Waiter::tell(News news) {
  const auto say = [news](Word::State /*turn*/) noexcept -> Word::Next {
    return static_cast<Word::State>(news);
  };
  (void)turn.update(Operation::thread_started, 1, say);
}

void Waiter::stay() {
  const auto forget = [](Word::State /*turn*/) noexcept -> Word::Next { return no_news; };
  (void)turn.update(Operation::thread_started, 0, forget);
}

void Woken::wake_all() {
  for (Waiter* waiter = first_; waiter != nullptr;) {
    Waiter* const next = waiter->next_woken;  // read before the waiter's thread goes on
    waiter->tell(waiter->to_tell);
    waiter = next;
  }
}

}  // namespace threadlab::runtime
