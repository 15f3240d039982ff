#include <gtest/gtest.h>

#include "behaviours.hpp"

// Small programs, each of which a search loses something of when one rule of how steps depend is
// left out. What there is was counted by brute force, which each test does again.

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

TEST(Found, is_what_a_wait_over_a_lock_that_is_free_by_now_leads_to) {
  EXPECT_EQ(found(R"(
    main: a.start condition1.wait(0)
    a: condition1.acquire condition1.release condition1.acquire
  )"),
            (Found{14, 7}));
}

}  // namespace
}  // namespace threadlab::oracle
