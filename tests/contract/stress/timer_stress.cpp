#include <atomic>
#include <threadlab/timer.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;
constexpr int each = scaled(16'000) / threads;

TEST(TimerStress, cancelled_while_it_waits_it_never_calls) {
  std::atomic<int> calls = 0;
  Crew crew;
  crew.start(threads, [&](int) {
    for (int i = 0; i < each; ++i) {
      Timer timer(24h, [&] { ++calls; });
      timer.start();
      timer.cancel();
      timer.join();
    }
  });
  crew.join();
  EXPECT_EQ(calls, 0);
}

TEST(TimerStress, cancelled_just_then_it_calls_once_or_never) {
  std::atomic<int> wrong = 0;
  Crew crew;
  crew.start(threads, [&](int) {
    for (int i = 0; i < each; ++i) {
      int calls = 0;
      Timer timer(std::chrono::microseconds(i % 50), [&] { ++calls; });
      timer.start();
      timer.cancel();
      timer.join();
      if (calls > 1) ++wrong;
    }
  });
  crew.join();
  EXPECT_EQ(wrong, 0);
}

}  // namespace
}  // namespace threadlab::contract
