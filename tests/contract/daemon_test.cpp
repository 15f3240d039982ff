#include <threadlab/event.hpp>
#include <threadlab/thread.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(Daemon, the_main_thread_is_none) { EXPECT_FALSE(main_thread().daemon()); }

CONTRACT(Daemon, threads_made_by_the_main_thread_are_none) {
  EXPECT_FALSE(Thread().daemon());
  EXPECT_FALSE(elsewhere([] { return current_thread().daemon(); }));
}

CONTRACT(Daemon, is_what_the_constructor_was_given) {
  EXPECT_TRUE(Thread({.daemon = true}).daemon());
  EXPECT_FALSE(Thread({.daemon = false}).daemon());
}

CONTRACT(Daemon, is_inherited_from_the_creator_and_not_from_who_starts_it) {
  Thread plain({.target = [] { EXPECT_FALSE(current_thread().daemon()); }});
  Thread creator({.target =
                      [&] {
                        EXPECT_TRUE(current_thread().daemon());
                        EXPECT_TRUE(Thread().daemon());
                        EXPECT_FALSE(Thread({.daemon = false}).daemon());
                        plain.start();
                        plain.join();
                      },
                  .daemon = true});
  creator.start();
  creator.join();
}

CONTRACT(Daemon, may_be_set_before_start) {
  Thread thread({.target = [] { EXPECT_TRUE(current_thread().daemon()); }});
  thread.set_daemon(true);
  EXPECT_TRUE(thread.daemon());
  thread.set_daemon(false);
  EXPECT_FALSE(thread.daemon());
  thread.set_daemon(true);
  thread.start();
  thread.join();
}

CONTRACT(Daemon, set_after_start_raises_RuntimeError) {
  Event end;
  Thread thread({.target = [&] { end.wait(); }});
  thread.start();
  EXPECT_EQ(raised<RuntimeError>([&] { thread.set_daemon(true); }),
            "cannot set daemon status of active thread");
  end.set();
  thread.join();
  EXPECT_EQ(raised<RuntimeError>([&] { thread.set_daemon(true); }),
            "cannot set daemon status of active thread");
  EXPECT_FALSE(thread.daemon());
}

CONTRACT(Daemon, cannot_be_set_on_the_main_thread) {
  EXPECT_EQ(raised<RuntimeError>([] { main_thread().set_daemon(true); }),
            "cannot set daemon status of active thread");
}

CONTRACT(Daemon, a_daemon_thread_may_be_joined) {
  Thread thread({.daemon = true});
  thread.start();
  EXPECT_TRUE(thread.join());
}

}  // namespace
}  // namespace threadlab::contract
