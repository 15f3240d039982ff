// What the golden tests share: logs in the usual format, random logs, and `patch -R`.
#pragma once

#include <cstddef>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <threadlab/golden/compare.hpp>
#include <threadlab/golden/line_reader.hpp>
#include <threadlab/golden/match.hpp>
#include <vector>

namespace threadlab::golden {

inline constexpr std::string_view usual_format = "(%(threadName)s) %(message)s";

// A reader of usual_format.
const LineReader& usual_reader();

// compare() in the usual format.
Comparison compare_usual(std::string_view golden, std::string_view actual,
                         Match match = Match::per_thread);

using Lines = std::vector<std::string>;

std::string join(const Lines& lines);

// The lines of a log in the usual format, by "(thread)". Written without the code under test.
std::map<std::string, Lines> by_thread(std::string_view log);

Lines sorted_lines(std::string_view log);

// The text that `diff` turns into `text`. Fails the test if the diff does not fit.
std::string undo(std::string_view diff, std::string_view text);

// The lines of `diff` that begin with `mark`, without it, the heading apart.
Lines marked(std::string_view diff, char mark);

// Random logs: always the same ones.
class Generator {
 public:
  explicit Generator(unsigned seed) : engine_(seed) {}

  std::size_t below(std::size_t bound);

  // Some threads with some lines each, from few different messages.
  std::vector<Lines> threads();

  // The lines of all, each thread's in their order.
  std::string interleave(const std::vector<Lines>& threads);

  // One line of one thread changed, removed, doubled, or exchanged for its neighbour; never for the
  // worse of nothing: the result always differs for that thread. Requires: there is a line.
  std::vector<Lines> damage(std::vector<Lines> threads);

 private:
  std::mt19937 engine_;
};

}  // namespace threadlab::golden
