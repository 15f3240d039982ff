#include <gtest/gtest.h>

#include "behaviours.hpp"

// Small programs, each of which a search loses something of when one rule of how steps depend is
// left out. What there is was counted by brute force, which each test does again; the last one, too
// large for that, by random schedules.

namespace threadlab::oracle {
namespace {

using runtime::lab::Timing;

struct Found {
  std::size_t classes;
  std::size_t behaviours;

  friend bool operator==(const Found&, const Found&) = default;
  friend std::ostream& operator<<(std::ostream& out, const Found& found) {
    return out << found.classes << " classes, " << found.behaviours << " behaviours";
  }
};

/// What the reducing search finds: no more and no less than brute force does.
Found found(std::string_view text, Timing timing = Timing::ideal) {
  const Program program = parse(text);
  const Behaviours all = behaviours_of(program, timing, {.reduces = false}, 200'000);
  const Behaviours reduced = behaviours_of(program, timing, {}, 200'000);
  EXPECT_TRUE(all.is_whole);
  EXPECT_EQ(all.contradiction, "");
  EXPECT_EQ(reduced.contradiction, "");
  EXPECT_EQ(reduced.seen, all.seen);
  EXPECT_EQ(reduced.classes, all.classes);
  return {.classes = reduced.classes.size(), .behaviours = reduced.seen.size()};
}

TEST(Found, is_the_wait_of_a_thread_that_waits_for_ever_in_the_other_order) {
  EXPECT_EQ(found(R"(
    main: a.start lock0.acquire
    a: lock0.acquire
  )"),
            (Found{2, 2}));
}

TEST(Found, is_the_step_of_a_thread_that_comes_to_it_too_late) {
  EXPECT_EQ(found(R"(
    main: a.start rlock0.acquire
    a: log rlock0.acquire
  )"),
            (Found{3, 3}));
}

TEST(Found, is_a_timeout_before_what_it_waited_for) {
  EXPECT_EQ(found(R"(
    main: a.start a.join(1)
    a:
  )",
                  Timing::any),
            (Found{2, 2}));
}

TEST(Found, is_a_timeout_that_leaves_the_line_before_the_notify) {
  EXPECT_EQ(found(R"(
    main: a.start condition0.acquire condition0.wait(1)
    a: condition0.acquire condition0.notify(1) condition0.release log
  )",
                  Timing::any),
            (Found{7, 5}));
}

TEST(Found, is_a_timeout_that_breaks_a_barrier) {
  EXPECT_EQ(found(R"(
    main: a.start barrier0.broken
    a: barrier0.wait(1)
  )",
                  Timing::any),
            (Found{6, 4}));
}

TEST(Found, is_an_acquire_that_times_out_before_the_release) {
  EXPECT_EQ(found(R"(
    main: lock0.acquire a.start lock0.release
    a: lock0.acquire(1)
  )",
                  Timing::any),
            (Found{4, 4}));
}

TEST(Found, is_each_order_of_two_releases_of_a_lock) {
  EXPECT_EQ(found(R"(
    main: a.start lock0.release lock0.locked
    a: lock0.release
  )"),
            (Found{6, 2}));
}

TEST(Found, is_each_order_of_two_sets_of_an_event) {
  EXPECT_EQ(found(R"(
    main: a.start event0.set
    a: event0.set event0.clear
  )"),
            (Found{3, 1}));
}

TEST(Found, is_each_order_of_two_releases_of_a_semaphore) {
  EXPECT_EQ(found(R"(
    main: a.start semaphore2.release(1)
    a: semaphore2.acquire semaphore2.release(1)
  )"),
            (Found{5, 3}));
}

TEST(Found, is_each_order_of_two_acquires_of_a_semaphore) {
  EXPECT_EQ(found(R"(
    main: a.start semaphore2.acquire(1)
    a: semaphore2.acquire(1)
  )",
                  Timing::any),
            (Found{4, 4}));
}

TEST(Found, is_each_order_of_two_puts) {
  EXPECT_EQ(found(R"(
    main: a.start queue1.put(1)
    a: queue1.put(2) queue1.get
  )"),
            (Found{3, 2}));
}

TEST(Found, is_each_order_of_two_gets) {
  EXPECT_EQ(found(R"(
    main: a.start queue1.get(0)
    a: queue1.put(2) queue1.get(0)
  )"),
            (Found{6, 4}));
}

TEST(Found, is_each_order_of_two_arrivals_at_a_barrier) {
  EXPECT_EQ(found(R"(
    main: a.start barrier0.wait
    a: barrier0.wait
  )"),
            (Found{4, 4}));
}

TEST(Found, is_a_look_at_an_event_before_and_after_it_is_set) {
  EXPECT_EQ(found(R"(
    main: a.start event0.wait(0)
    a: event0.set
  )"),
            (Found{2, 2}));
}

TEST(Found, is_a_look_at_a_thread_before_and_after_its_end) {
  EXPECT_EQ(found(R"(
    main: a.start a.is_alive
    a:
  )"),
            (Found{2, 2}));
}

TEST(Found, is_a_task_done_before_and_after_the_put) {
  EXPECT_EQ(found(R"(
    main: a.start queue1.put(1) queue1.join
    a: queue1.task_done
  )"),
            (Found{2, 2}));
}

TEST(Found, is_each_order_of_two_new_names) {
  EXPECT_EQ(found(R"(
    main: a.start new
    a: new
  )"),
            (Found{4, 4}));
}

TEST(Found, is_each_order_of_a_line_and_its_threads_new_name) {
  EXPECT_EQ(found(R"(
    main: a.start a.set_name(1)
    a: log
  )"),
            (Found{2, 2}));
}

TEST(Found, is_a_release_of_a_free_lock_after_which_another_takes_it) {
  EXPECT_EQ(found(R"(
    main: a.start lock0.release
    a: lock0.acquire
  )"),
            (Found{3, 3}));
}

TEST(Found, is_each_acquire_before_that_of_another_and_no_release_before_it) {
  EXPECT_EQ(found(R"(
    main: a.start lock0.acquire lock0.release
    a: log lock0.acquire
  )"),
            (Found{4, 4}));
}

TEST(Found, is_each_order_of_starts_and_ends_that_enumerate_sees) {
  EXPECT_EQ(found(R"(
    main: a.start b.start enumerate
    a: c.start
    b:
    c:
  )"),
            (Found{18, 10}));
}

TEST(Found, is_one_order_of_starts_and_ends_that_nobody_sees) {
  EXPECT_EQ(found(R"(
    main: a.start b.start
    a:
    b:
  )"),
            (Found{1, 1}));
}

TEST(Found, is_the_end_of_the_program_before_each_step_of_a_daemon) {
  EXPECT_EQ(found(R"(
    main: a.start
    a daemon: log
  )"),
            (Found{4, 2}));
}

TEST(Found, is_the_end_of_the_program_before_a_daemon_starts_a_thread_that_never_ends) {
  EXPECT_EQ(found(R"(
    main: a.start c.start
    a daemon: lock0.acquire b.start
    b: lock0.acquire
    c:
  )"),
            (Found{9, 4}));
}

TEST(Found, is_a_notified_wait_whose_lock_was_taken_before_the_notify) {
  EXPECT_EQ(found(R"(
    main: a.start b.start condition1.acquire
    a: condition1.acquire condition1.wait
    b: condition1.notify(1)
  )"),
            (Found{11, 7}));
}

TEST(Found, is_a_notified_wait_before_and_after_a_notify_that_frees_nobody_as_one) {
  EXPECT_EQ(found(R"(
    main: a.start b.start lock0.acquire condition1.notify(1) condition1.notify(1)
    a: condition1.acquire condition1.wait
    b: lock0.release
  )"),
            (Found{60, 13}));
}

TEST(Found, is_an_acquire_before_a_wait_whose_lock_another_released) {
  EXPECT_EQ(found(R"(
    main: lock0.acquire a.start b.start condition1.wait(0)
    a: lock0.release
    b: lock0.acquire
  )"),
            (Found{16, 10}));
}

TEST(Found, is_a_timeout_before_a_notify_that_comes_while_the_lock_is_free) {
  const Program program = parse(R"(
    main: a.start b.start condition1.notify(1)
    a: condition1.acquire condition1.wait(0) condition1.release
    b: condition1.wait_for(0)
  )");
  const Behaviours reduced = behaviours_of(program, Timing::ideal, {}, 10'000);
  EXPECT_EQ(reduced.classes.size(), 757U);
  for (const auto& [signature, behaviour] : sample(program, Timing::ideal, 1'000).classes) {
    EXPECT_TRUE(reduced.classes.contains(signature)) << behaviour;
  }
}

}  // namespace
}  // namespace threadlab::oracle
