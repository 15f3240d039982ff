#include <algorithm>
#include <threadlab/event.hpp>
#include <threadlab/thread.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

bool listed(const Thread& thread) {
  const std::vector<Thread> threads = enumerate();
  return std::find(threads.begin(), threads.end(), thread) != threads.end();
}

CONTRACT(Enumerate, lists_the_main_thread) { EXPECT_TRUE(listed(main_thread())); }

CONTRACT(Enumerate, lists_the_current_thread) {
  EXPECT_TRUE(elsewhere([] { return listed(current_thread()); }));
}

CONTRACT(Enumerate, lists_a_thread_from_start_to_its_end) {
  Event end;
  Thread thread({.target = [&] { end.wait(); }});
  EXPECT_FALSE(listed(thread));
  thread.start();
  EXPECT_TRUE(listed(thread));
  end.set();
  thread.join();
  EXPECT_FALSE(listed(thread));
}

CONTRACT(Enumerate, lists_daemon_threads) {
  Event end;
  Thread thread({.target = [&] { end.wait(); }, .daemon = true});
  thread.start();
  EXPECT_TRUE(listed(thread));
  end.set();
  thread.join();
}

CONTRACT(Enumerate, lists_a_thread_whose_every_handle_was_dropped) {
  Event end;
  Event ended;
  {
    Thread thread({.target =
                       [&] {
                         end.wait();
                         ended.set();
                       },
                   .name = "nobody's"});
    thread.start();
  }
  std::vector<Thread> threads = enumerate();
  auto same_name = [](const Thread& thread) { return thread.name() == "nobody's"; };
  auto found = std::find_if(threads.begin(), threads.end(), same_name);
  end.set();
  ASSERT_NE(found, threads.end());
  found->join();
  EXPECT_TRUE(ended.is_set());
}

CONTRACT(Enumerate, lists_each_thread_once) {
  Event end;
  Crew crew;
  const std::size_t before = enumerate().size();
  crew.start(3, [&](int) { end.wait(); });
  const std::vector<Thread> threads = enumerate();
  EXPECT_EQ(threads.size(), before + 3);
  for (const Thread& thread : threads) {
    EXPECT_EQ(std::count(threads.begin(), threads.end(), thread), 1);
  }
  end.set();
}

CONTRACT(ActiveCount, is_the_length_of_the_list_that_enumerate_returns) {
  Event end;
  const std::size_t before = active_count();
  EXPECT_EQ(before, enumerate().size());
  Crew crew;
  crew.start(4, [&](int) { end.wait(); });
  EXPECT_EQ(active_count(), before + 4);
  EXPECT_EQ(active_count(), enumerate().size());
  end.set();
  crew.join();
  EXPECT_EQ(active_count(), before);
}

CONTRACT(CurrentThread, is_the_thread_that_calls) {
  EXPECT_TRUE(current_thread() == current_thread());
  Thread* self = nullptr;
  Thread other({.target = [&self] { EXPECT_TRUE(current_thread() == *self); }});
  self = &other;
  other.start();
  other.join();
  EXPECT_FALSE(current_thread() == other);
}

CONTRACT(MainThread, is_the_thread_in_which_the_program_began) {
  EXPECT_TRUE(main_thread() == current_thread());
  EXPECT_TRUE(main_thread().is_alive());
  elsewhere([] { EXPECT_FALSE(main_thread() == current_thread()); });
}

CONTRACT(MainThread, cannot_be_started) {
  EXPECT_EQ(raised<RuntimeError>([] { main_thread().start(); }),
            "threads can only be started once");
}

CONTRACT(MainThread, join_of_it_by_another_waits_while_it_runs) {
  EXPECT_FALSE(elsewhere([] { return main_thread().join(1ms); }));
}

}  // namespace
}  // namespace threadlab::contract
