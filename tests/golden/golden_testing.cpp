#include "golden_testing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace threadlab::golden {
namespace {

Lines lines_of(std::string_view text) {
  Lines lines;
  std::istringstream stream{std::string(text)};
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

// A hunk's heading, "@@ -1,2 +3 @@".
struct Heading {
  std::size_t new_first;
  std::size_t old_count;
  std::size_t new_count;
};

std::size_t count_after(std::string_view range) {
  const auto comma = range.find(',');
  return comma == std::string_view::npos ? 1 : std::stoul(std::string(range.substr(comma + 1)));
}

Heading read_heading(const std::string& line) {
  std::istringstream stream(line);
  std::string at;
  std::string old_range;
  std::string new_range;
  stream >> at >> old_range >> new_range;
  EXPECT_EQ(at, "@@");
  const auto count = count_after(new_range);
  const auto first = std::stoul(new_range.substr(1));
  return {.new_first = count == 0 ? first : first - 1,
          .old_count = count_after(old_range),
          .new_count = count};
}

}  // namespace

const LineReader& usual_reader() {
  static const FormatReader reader{log::PercentFormat(usual_format)};
  return reader;
}

Comparison compare_usual(std::string_view golden, std::string_view actual, Match match) {
  return compare({.golden = golden, .actual = actual, .label = "x.log"}, usual_reader(), match);
}

std::string join(const Lines& lines) {
  std::string text;
  for (const auto& line : lines) text += line + '\n';
  return text;
}

std::map<std::string, Lines> by_thread(std::string_view log) {
  std::map<std::string, Lines> threads;
  for (const auto& line : lines_of(log)) threads[line.substr(0, line.find(' '))].push_back(line);
  return threads;
}

Lines sorted_lines(std::string_view log) {
  auto lines = lines_of(log);
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string undo(std::string_view diff, std::string_view text) {
  const auto lines = lines_of(text);
  const auto diff_lines = lines_of(diff);
  Lines old;
  std::size_t here = 0;
  for (std::size_t i = 2; i < diff_lines.size();) {
    const auto heading = read_heading(diff_lines[i++]);
    while (here < heading.new_first) old.push_back(lines.at(here++));
    const auto old_end = old.size() + heading.old_count;
    const auto new_end = here + heading.new_count;
    for (; i < diff_lines.size() && diff_lines[i][0] != '@'; ++i) {
      const auto rest = diff_lines[i].substr(1);
      if (diff_lines[i][0] != '+') old.push_back(rest);
      if (diff_lines[i][0] != '-') {
        EXPECT_EQ(lines.at(here), rest);
        ++here;
      }
    }
    EXPECT_EQ(old.size(), old_end);
    EXPECT_EQ(here, new_end);
  }
  while (here < lines.size()) old.push_back(lines[here++]);
  return join(old);
}

Lines marked(std::string_view diff, char mark) {
  Lines found;
  const auto lines = lines_of(diff);
  for (std::size_t i = 2; i < lines.size(); ++i) {
    if (lines[i][0] == mark) found.push_back(lines[i].substr(1));
  }
  return found;
}

std::size_t Generator::below(std::size_t bound) { return engine_() % bound; }

std::vector<Lines> Generator::threads() {
  std::vector<Lines> threads(1 + below(4));
  for (std::size_t thread = 0; thread < threads.size(); ++thread) {
    const auto prefix = "(" + std::string(1, static_cast<char>('a' + thread)) + ") ";
    for (auto count = 1 + below(8); count > 0; --count) {
      threads[thread].push_back(prefix + std::to_string(below(5)));
    }
  }
  return threads;
}

std::string Generator::interleave(const std::vector<Lines>& threads) {
  std::vector<std::size_t> turns;
  for (std::size_t thread = 0; thread < threads.size(); ++thread) {
    turns.insert(turns.end(), threads[thread].size(), thread);
  }
  for (auto i = turns.size(); i > 1; --i) std::swap(turns[i - 1], turns[below(i)]);
  std::vector<std::size_t> next(threads.size());
  Lines log;
  for (const auto thread : turns) log.push_back(threads[thread][next[thread]++]);
  return join(log);
}

std::vector<Lines> Generator::damage(std::vector<Lines> threads) {
  auto& lines = threads[below(threads.size())];
  const auto place = below(lines.size());
  const auto at = lines.begin() + static_cast<std::ptrdiff_t>(place);
  const bool can_exchange = place + 1 < lines.size() && lines[place] != lines[place + 1];
  switch (below(can_exchange ? 4 : 3)) {
    case 0:
      *at += "x";
      break;
    case 1:
      lines.erase(at);
      break;
    case 2: {
      const auto copy = *at;
      lines.insert(at, copy);
      break;
    }
    default:
      std::swap(lines[place], lines[place + 1]);
      break;
  }
  return threads;
}

}  // namespace threadlab::golden
