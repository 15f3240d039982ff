#include <atomic>
#include <memory>
#include <threadlab/local.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;
constexpr int turns = scaled(1'000'000) / threads;

TEST(LocalStress, every_thread_counts_for_itself) {
  Local<int> local([] { return 0; });
  Crew crew;
  crew.start(threads, [&](int) {
    for (int i = 0; i < turns; ++i) ++local.value();
    EXPECT_EQ(local.value(), turns);
  });
}

TEST(LocalStress, locals_come_and_go_and_leave_nothing_behind) {
  std::atomic<int> alive = 0;
  struct Counted {
    explicit Counted(std::atomic<int>& counter) : alive(&counter) { ++*alive; }
    Counted(Counted&& other) noexcept : alive(other.alive) { ++*alive; }
    Counted& operator=(Counted&&) = delete;
    Counted(const Counted&) = delete;
    Counted& operator=(const Counted&) = delete;
    ~Counted() { --*alive; }
    std::atomic<int>* alive;
  };
  Crew crew;
  crew.start(threads, [&](int) {
    for (int i = 0; i < turns / 4; ++i) {
      Local<Counted> first;
      auto second = std::make_unique<Local<Counted>>();
      EXPECT_FALSE(first.has_value());
      EXPECT_FALSE(second->has_value());
      first.set(Counted(alive));
      second->set(Counted(alive));
    }
  });
  crew.join();
  EXPECT_EQ(alive, 0);
}

}  // namespace
}  // namespace threadlab::contract
