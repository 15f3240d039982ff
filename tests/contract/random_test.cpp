#include <limits>
#include <threadlab/random.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

constexpr std::int64_t least = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

CONTRACT(Randint, returns_no_number_outside_its_ends) {
  for (int i = 0; i < 1000; ++i) {
    const std::int64_t number = randint(-2, 3);
    EXPECT_GE(number, -2);
    EXPECT_LE(number, 3);
  }
}

CONTRACT(Randint, returns_every_number_between_its_ends_and_both_ends) {
  // However long it takes: a number that never comes is a test that never ends.
  for (const std::int64_t wanted : {1, 2, 3, 4}) {
    while (randint(1, 4) != wanted) {
    }
  }
}

CONTRACT(Randint, of_equal_ends_is_that_number) {
  EXPECT_EQ(randint(7, 7), 7);
  EXPECT_EQ(randint(least, least), least);
  EXPECT_EQ(randint(most, most), most);
}

CONTRACT(Randint, of_ends_in_the_wrong_order_raises_ValueError) {
  EXPECT_THROW(static_cast<void>(randint(2, 1)), ValueError);
  EXPECT_THROW(static_cast<void>(randint(most, least)), ValueError);
}

CONTRACT(Randint, takes_the_widest_range) {
  for (int i = 0; i < 100; ++i) {
    static_cast<void>(randint(least, most));
    EXPECT_GE(randint(most - 1, most), most - 1);
    EXPECT_LE(randint(least, least + 1), least + 1);
  }
}

std::vector<std::int64_t> draw() {
  std::vector<std::int64_t> numbers;
  for (int i = 0; i < 20; ++i) numbers.push_back(randint(1, 1'000'000));
  return numbers;
}

CONTRACT(Seed, makes_the_same_numbers_come_again) {
  seed(42);
  const std::vector<std::int64_t> first = draw();
  seed(42);
  EXPECT_EQ(draw(), first);
}

CONTRACT(Seed, gives_each_thread_a_stream_of_its_own_whoever_draws_first) {
  using Streams = std::vector<std::vector<std::int64_t>>;
  auto run = [](bool backwards) {
    seed(7);
    Streams streams(3);
    std::vector<Thread> threads;
    for (std::size_t i = 0; i < 3; ++i) {
      threads.push_back(Thread({.target = [&streams, i] { streams[i] = draw(); }}));
    }
    for (std::size_t i = 0; i < 3; ++i) {
      Thread& thread = threads[backwards ? 2 - i : i];
      thread.start();
      thread.join();
    }
    return streams;
  };
  const Streams forwards = run(false);
  EXPECT_EQ(run(true), forwards);
  EXPECT_NE(forwards[0], forwards[1]);
}

}  // namespace
}  // namespace threadlab::contract
