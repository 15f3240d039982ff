#include <chrono>
#include <limits>
#include <threadlab/lock.hpp>
#include <threadlab/sleep.hpp>
#include <threadlab/time.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

using FloatSeconds = std::chrono::duration<double>;

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr const char* wording = "'timeout' must be a non-negative number";

CONTRACT(Timeout, is_made_from_any_duration) {
  EXPECT_EQ(Timeout(2s).duration(), 2s);
  EXPECT_EQ(Timeout(3ms).duration(), 3ms);
  EXPECT_EQ(Timeout(5ns).duration(), 5ns);
  EXPECT_EQ(Timeout(FloatSeconds(0.25)).duration(), 250ms);
  EXPECT_EQ(Timeout(std::chrono::duration<float, std::milli>(1.5F)).duration(), 1500us);
}

CONTRACT(Timeout, a_negative_one_raises_ValueError) {
  EXPECT_EQ(raised<ValueError>([] { return Timeout(-1ns).duration(); }), wording);
  EXPECT_EQ(raised<ValueError>([] { return Timeout(FloatSeconds(-0.1)).duration(); }), wording);
  EXPECT_EQ(raised<ValueError>([] { return Timeout(FloatSeconds(-infinity)).duration(); }),
            wording);
  EXPECT_EQ(raised<ValueError>([] { return Timeout(std::chrono::hours::min()).duration(); }),
            wording);
  EXPECT_EQ(raised<ValueError>([] { return Timeout(Duration::min()).duration(); }), wording);
}

CONTRACT(Timeout, one_that_is_no_number_raises_ValueError) {
  EXPECT_EQ(raised<ValueError>([] { return Timeout(FloatSeconds(not_a_number)).duration(); }),
            wording);
}

CONTRACT(Timeout, a_duration_is_never_for_ever_however_long) {
  EXPECT_TRUE(forever.is_forever());
  EXPECT_FALSE(Timeout(std::chrono::hours::max()).is_forever());
  EXPECT_FALSE(Timeout(Duration::max()).is_forever());
  EXPECT_FALSE(Timeout(FloatSeconds(infinity)).is_forever());
  EXPECT_FALSE(Timeout(FloatSeconds(1e300)).is_forever());
}

CONTRACT(Timeout, longer_ones_than_can_be_kept_are_the_longest) {
  EXPECT_GT(Timeout(std::chrono::hours::max()).duration(), 24h * 365 * 290);
  EXPECT_EQ(Timeout(FloatSeconds(1e300)), Timeout(FloatSeconds(infinity)));
  EXPECT_EQ(Timeout(FloatSeconds(1e300)), Timeout(std::chrono::hours::max()));
}

CONTRACT(Timeout, no_wait_is_a_duration_of_zero) {
  EXPECT_TRUE(no_wait.is_no_wait());
  EXPECT_EQ(no_wait, Timeout(0s));
  EXPECT_EQ(no_wait, Timeout(FloatSeconds(-0.0)));
  EXPECT_FALSE(Timeout(1ns).is_no_wait());
}

CONTRACT(Timeout, every_unit_is_taken_where_a_call_may_block) {
  Lock lock;
  lock.acquire();
  EXPECT_FALSE(lock.acquire(FloatSeconds(1e-6)));
  EXPECT_FALSE(lock.acquire(1us));
  EXPECT_FALSE(lock.acquire(std::chrono::duration<int, std::ratio<1, 1000>>(1)));
  EXPECT_THROW(static_cast<void>(lock.acquire(FloatSeconds(not_a_number))), ValueError);
}

CONTRACT(Sleep, of_a_negative_length_raises_ValueError) {
  EXPECT_EQ(raised<ValueError>([] { sleep(-1s); }), "sleep length must be non-negative");
  EXPECT_EQ(raised<ValueError>([] { sleep(FloatSeconds(-1e-9)); }),
            "sleep length must be non-negative");
}

CONTRACT(Sleep, of_what_is_no_number_raises_ValueError) {
  EXPECT_THROW(sleep(FloatSeconds(not_a_number)), ValueError);
}

CONTRACT(Sleep, of_zero_returns) {
  sleep(0s);
  sleep(FloatSeconds(0));
}

OS_CONTRACT(Sleep, takes_at_least_as_long_as_it_was_told) {
  for (const auto length : {1us, 700us, 3000us}) {
    const auto begin = std::chrono::steady_clock::now();
    sleep(length);
    EXPECT_GE(std::chrono::steady_clock::now() - begin, length);
  }
}

OS_CONTRACT(Timeout, does_not_expire_before_its_time) {
  Lock lock;
  lock.acquire();
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(lock.acquire(2ms));
  EXPECT_GE(std::chrono::steady_clock::now() - begin, 2ms);
}

}  // namespace
}  // namespace threadlab::contract
