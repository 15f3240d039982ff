#include <atomic>
#include <threadlab/thread.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;

TEST(ThreadStress, every_thread_that_is_started_runs_once_and_is_joined) {
  constexpr int each = scaled(40'000) / threads;
  const std::size_t before = active_count();
  std::atomic<int> ran = 0;
  Crew crew;
  crew.start(threads, [&](int) {
    for (int i = 0; i < each; ++i) {
      Thread thread({.target = [&] { ++ran; }});
      thread.start();
      EXPECT_TRUE(thread.join());
      EXPECT_FALSE(thread.is_alive());
    }
  });
  crew.join();
  EXPECT_EQ(ran, threads * each);
  EXPECT_EQ(active_count(), before);
}

TEST(ThreadStress, a_million_questions_about_threads_that_come_and_go) {
  constexpr int questions = scaled(1'000'000) / threads / 5;
  std::atomic<bool> over = false;
  Thread comers({.target = [&] {
    while (!over) elsewhere([] {});
  }});
  comers.start();
  Crew crew;
  crew.start(threads, [&](int) {
    const Thread self = current_thread();
    for (int i = 0; i < questions; ++i) {
      EXPECT_TRUE(self == current_thread());
      EXPECT_TRUE(self.is_alive());
      EXPECT_EQ(self.ident(), std::optional(get_ident()));
      EXPECT_GE(active_count(), 3U);
      for (const Thread& thread : enumerate()) EXPECT_FALSE(thread.name().empty());
    }
  });
  crew.join();
  over = true;
  comers.join();
}

TEST(ThreadStress, all_handles_dropped_while_they_run_leave_none_behind) {
  constexpr int rounds = scaled(4'000);
  std::atomic<int> ran = 0;
  for (int i = 0; i < rounds; ++i) Thread({.target = [&] { ++ran; }}).start();
  for (Thread& thread : enumerate()) {
    if (!(thread == current_thread())) thread.join();
  }
  EXPECT_EQ(ran, rounds);
}

}  // namespace
}  // namespace threadlab::contract
