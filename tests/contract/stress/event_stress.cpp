#include <array>
#include <atomic>
#include <threadlab/event.hpp>

#include "contract.hpp"
#include "scale.hpp"

namespace threadlab::contract {
namespace {

constexpr int threads = 8;

TEST(EventStress, pairs_of_threads_hand_their_turn_to_and_fro) {
  // A round is two sets, two clears, and waits that time out until one does not.
  constexpr int rounds = scaled(30'000) / (threads / 2);
  struct Pair {
    Event ping;
    Event pong;
    int turns = 0;
  };
  std::array<Pair, threads / 2> pairs;
  Crew crew;
  crew.start(threads, [&](int i) {
    Pair& pair = pairs.at(static_cast<std::size_t>(i / 2));
    Event& mine = i % 2 == 0 ? pair.ping : pair.pong;
    Event& other = i % 2 == 0 ? pair.pong : pair.ping;
    for (int round = 0; round < rounds; ++round) {
      while (!mine.wait(std::chrono::microseconds(round % 64))) {
      }
      mine.clear();
      ++pair.turns;
      other.set();
    }
  });
  for (Pair& pair : pairs) pair.ping.set();
  crew.join();
  for (Pair& pair : pairs) EXPECT_EQ(pair.turns, 2 * rounds);
}

TEST(EventStress, one_set_frees_all_round_after_round) {
  constexpr int rounds = scaled(20'000);
  // An event a round and the answer of each thread: nobody is left behind, nobody comes early.
  std::vector<Event> begin(rounds);
  std::vector<Event> end(rounds);
  std::atomic<int> passed = 0;
  Crew crew;
  crew.start(threads, [&](int) {
    for (std::size_t round = 0; round < rounds; ++round) {
      begin[round].wait();
      if (++passed == threads * static_cast<int>(round + 1)) end[round].set();
    }
  });
  for (std::size_t round = 0; round < rounds; ++round) {
    EXPECT_EQ(passed, threads * static_cast<int>(round));
    begin[round].set();
    end[round].wait();
  }
}

TEST(EventStress, set_frees_those_who_wait_though_clear_follows_at_once) {
  constexpr int rounds = scaled(100'000);
  Event event;
  Event over;
  std::atomic<int> freed = 0;
  Crew crew;
  crew.start(threads - 1, [&](int) {
    do {
      event.wait();
      ++freed;
    } while (!over.is_set());
  });
  for (int i = 0; i < rounds; ++i) {
    event.set();
    event.clear();
  }
  over.set();
  event.set();
  crew.join();
  EXPECT_GE(freed, threads - 1);
}

}  // namespace
}  // namespace threadlab::contract
