#include <gtest/gtest.h>

#include <demos.hpp>
#include <fstream>
#include <map>
#include <utility>

#include "demo_runs.hpp"

// A run is the same bytes every time, whatever compiler made the program: digests.txt has a line
// `DEMO SEED DIGEST` for each of them, in which `-` stands for no seed.

namespace threadlab::lab {
namespace {

using Seed = std::optional<std::uint64_t>;
using Table = std::map<std::pair<std::string, std::string>, std::string>;

constexpr std::uint64_t seeds_in_table = 100;

std::string text(const Seed& seed) { return seed ? std::to_string(*seed) : "-"; }

Table read_table() {
  Table table;
  std::ifstream file(THREADLAB_DIGESTS);
  std::string demo;
  std::string seed;
  std::string digest;
  while (file >> demo >> seed >> digest) table[{demo, seed}] = digest;
  return table;
}

void write_table() {
  std::ofstream file(THREADLAB_DIGESTS);
  for (const cli::Demo& demo : demos::catalog()) {
    file << demo.name << " - " << digest(run_demo(demo, {})) << '\n';
    for (std::uint64_t seed = 0; seed != seeds_in_table; ++seed) {
      file << demo.name << ' ' << seed << ' ' << digest(run_demo(demo, seeded(seed))) << '\n';
    }
  }
}

/// Runs the demo so often that way; every run must have the digest that the table has.
void check(const cli::Demo& demo, const Seed& seed, int times, const Table& table) {
  const auto expected = table.find({demo.name, text(seed)});
  ASSERT_NE(expected, table.end()) << demo.name << " " << text(seed);
  for (int i = 0; i != times; ++i) {
    ASSERT_EQ(digest(run_demo(demo, seeded(seed))), expected->second)
        << demo.name << ", seed " << text(seed) << ", run " << i;
  }
}

TEST(Digests, of_a_demos_runs_are_all_the_same_and_those_of_every_build) {
  if (proof_asked_for() == Proof::update) write_table();
  const Table table = read_table();
  const bool is_long = is_long_proof();
  const std::uint64_t seeds = is_long ? seeds_in_table : 10;
  for (const cli::Demo& demo : demos::catalog()) {
    check(demo, std::nullopt, is_long ? 1000 : 5, table);
    for (std::uint64_t seed = 0; seed != seeds; ++seed) check(demo, seed, is_long ? 10 : 2, table);
  }
}

}  // namespace
}  // namespace threadlab::lab
