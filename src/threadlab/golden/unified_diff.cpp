#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <threadlab/golden/unified_diff.hpp>
#include <threadlab/golden/visible.hpp>

namespace threadlab::golden {
namespace {

constexpr std::size_t context = 3;

bool is_kept(const DiffLine& line) { return line.change == Change::keep; }

void put_removed_before_added(std::vector<DiffLine>& lines) {
  for (auto first = lines.begin(); first != lines.end();) {
    first = std::find_if_not(first, lines.end(), is_kept);
    const auto last = std::find_if(first, lines.end(), is_kept);
    std::stable_partition(first, last,
                          [](const DiffLine& line) { return line.change == Change::remove; });
    first = last;
  }
}

// Lines of a diff with their context: [first, last).
struct Hunk {
  std::size_t first;
  std::size_t last;
};

// Changes with no more lines between them than their contexts cover share a hunk.
std::vector<Hunk> find_hunks(std::span<const DiffLine> lines) {
  std::vector<Hunk> hunks;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (is_kept(lines[i])) continue;
    const auto first = i - std::min(i, context);
    const auto last = std::min(i + 1 + context, lines.size());
    if (!hunks.empty() && first <= hunks.back().last) {
      hunks.back().last = last;
    } else {
      hunks.push_back({.first = first, .last = last});
    }
  }
  return hunks;
}

// How many lines of the old text, and of the new one, are among a diff's.
struct Counts {
  std::size_t old_lines = 0;
  std::size_t new_lines = 0;
};

void add(Counts& counts, std::span<const DiffLine> lines) {
  for (const auto& line : lines) {
    if (line.change != Change::add) ++counts.old_lines;
    if (line.change != Change::remove) ++counts.new_lines;
  }
}

// "first,count", where diff leaves out a count of 1 and counts an empty range from the line before.
std::string range(std::size_t lines_before, std::size_t count) {
  if (count == 1) return fmt::format("{}", lines_before + 1);
  return fmt::format("{},{}", count == 0 ? lines_before : lines_before + 1, count);
}

char mark(Change change) {
  switch (change) {
    case Change::keep:
      return ' ';
    case Change::remove:
      return '-';
    case Change::add:
      return '+';
  }
  return '?';
}

void append_hunk(std::string& out, const Counts& before, std::span<const DiffLine> lines) {
  Counts here;
  add(here, lines);
  fmt::format_to(std::back_inserter(out), "@@ -{} +{} @@\n",
                 range(before.old_lines, here.old_lines), range(before.new_lines, here.new_lines));
  for (const auto& line : lines) {
    out += mark(line.change);
    out += line.text;
    out += '\n';
  }
}

}  // namespace

std::string unified_diff(std::vector<DiffLine> lines, std::string_view old_label,
                         std::string_view new_label) {
  put_removed_before_added(lines);
  const std::span<const DiffLine> all(lines);
  std::string out;
  Counts before;
  std::size_t counted = 0;
  for (const auto& hunk : find_hunks(all)) {
    if (out.empty()) {
      out = fmt::format("--- {}\n+++ {}\n", visible_line(old_label), visible_line(new_label));
    }
    add(before, all.subspan(counted, hunk.first - counted));
    counted = hunk.first;
    append_hunk(out, before, all.subspan(hunk.first, hunk.last - hunk.first));
  }
  return out;
}

}  // namespace threadlab::golden
