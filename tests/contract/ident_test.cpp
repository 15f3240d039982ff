#include <algorithm>
#include <optional>
#include <threadlab/event.hpp>
#include <threadlab/thread.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

using Ident = std::optional<std::uint64_t>;

CONTRACT(Ident, is_none_before_the_thread_is_started) {
  const Thread thread;
  EXPECT_EQ(thread.ident(), std::nullopt);
  EXPECT_EQ(thread.native_id(), std::nullopt);
}

CONTRACT(Ident, is_a_nonzero_integer_once_start_has_returned) {
  Event end;
  Thread thread({.target = [&] { end.wait(); }});
  thread.start();
  EXPECT_NE(thread.ident().value_or(0), 0U);
  EXPECT_NE(thread.native_id().value_or(0), 0U);
  end.set();
  thread.join();
}

CONTRACT(Ident, is_what_get_ident_returns_in_that_thread) {
  Ident ident;
  Ident native_id;
  Thread thread({.target = [&] {
    ident = get_ident();
    native_id = get_native_id();
    EXPECT_EQ(current_thread().ident(), ident);
  }});
  thread.start();
  thread.join();
  EXPECT_EQ(thread.ident(), ident);
  EXPECT_EQ(thread.native_id(), native_id);
}

CONTRACT(Ident, is_available_after_the_thread_has_ended) {
  Thread thread;
  thread.start();
  const Ident alive = thread.ident();
  thread.join();
  EXPECT_TRUE(thread.ident());
  EXPECT_EQ(thread.ident(), alive);
  EXPECT_TRUE(thread.native_id());
}

CONTRACT(Ident, of_the_main_thread_is_get_ident_in_it) {
  EXPECT_EQ(main_thread().ident(), Ident(get_ident()));
  EXPECT_EQ(main_thread().native_id(), Ident(get_native_id()));
}

CONTRACT(Ident, is_the_same_whenever_a_thread_asks) { EXPECT_EQ(get_ident(), get_ident()); }

CONTRACT(Ident, is_shared_by_no_two_threads_that_live) {
  Event end;
  std::vector<Thread> threads;
  for (int i = 0; i < 5; ++i) {
    threads.emplace_back(Thread({.target = [&] { end.wait(); }})).start();
  }
  threads.push_back(current_thread());
  for (const Thread& thread : threads) {
    auto same_ident = [&](const Thread& t) { return t.ident() == thread.ident(); };
    auto same_native = [&](const Thread& t) { return t.native_id() == thread.native_id(); };
    EXPECT_EQ(std::count_if(threads.begin(), threads.end(), same_ident), 1);
    EXPECT_EQ(std::count_if(threads.begin(), threads.end(), same_native), 1);
  }
  end.set();
  threads.pop_back();
  for (Thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace threadlab::contract
