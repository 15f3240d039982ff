#include <algorithm>
#include <cli/suggestion.hpp>
#include <cli/text.hpp>
#include <vector>

namespace threadlab::cli {
namespace {

/// One more row of the table of distances between all heads of two words: `row` for the heads of
/// `b` against a head of `a` that ends in `last` after `before`.
std::vector<std::size_t> next_row(const std::vector<std::size_t>& row,
                                  const std::vector<std::size_t>& row_before, char last,
                                  char before, std::string_view b) {
  std::vector<std::size_t> next{row.front() + 1};
  for (std::size_t j = 1; j <= b.size(); ++j) {
    std::size_t slips = std::min(row[j], next[j - 1]) + 1;
    slips = std::min(slips, row[j - 1] + (last == b[j - 1] ? 0 : 1));
    const bool swapped = j > 1 && last == b[j - 2] && before == b[j - 1];
    if (swapped && !row_before.empty()) slips = std::min(slips, row_before[j - 2] + 1);
    next.push_back(slips);
  }
  return next;
}

/// Slips between two words (Damerau's and Levenshtein's distance, no substring edited twice).
std::size_t slips_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row_before;
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  char before = '\0';
  for (const char last : a) {
    std::vector<std::size_t> next = next_row(row, row_before, last, before, b);
    row_before = std::move(row);
    row = std::move(next);
    before = last;
  }
  return row.back();
}

bool is_near(std::string_view typed, std::string_view name) {
  constexpr std::size_t shortest_head = 2;
  constexpr std::size_t letters_per_slip = 3;
  if (typed.size() >= shortest_head && name.starts_with(typed)) return true;
  const std::size_t allowed = std::max(typed.size(), name.size()) / letters_per_slip;
  return slips_between(typed, name) <= allowed;
}

}  // namespace

std::string_view nearest(std::string_view typed, std::span<const std::string_view> names) {
  constexpr std::size_t longest_name = 64;  // the search is quadratic; nobody mistypes a novel
  if (typed.empty() || typed.size() > longest_name) return {};
  std::string_view best;
  for (const std::string_view name : names) {
    if (!is_near(typed, name)) continue;
    if (best.empty() || slips_between(typed, name) < slips_between(typed, best)) best = name;
  }
  return best;
}

std::string did_you_mean(std::string_view typed, std::span<const std::string_view> names) {
  const std::string_view name = nearest(typed, names);
  return name.empty() ? std::string() : "; did you mean " + in_quotes(name) + "?";
}

}  // namespace threadlab::cli
