#include <algorithm>
#include <charconv>
#include <threadlab/check/draws.hpp>
#include <utility>

namespace threadlab::check {
namespace {

constexpr std::size_t lines_looked_at = 64;
constexpr std::uint64_t most_values = 1000;

class Values {
 public:
  Values(std::int64_t lo, std::int64_t hi) : lo_(lo), hi_(hi) {}

  void add(std::int64_t value) {
    if (value < lo_ || value > hi_ || std::ranges::find(values_, value) != values_.end()) return;
    values_.push_back(value);
  }

  /// Every whole number in the text.
  void add_all_of(std::string_view text) {
    while (!text.empty()) {
      std::int64_t value = 0;
      const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
      const bool is_number = error == std::errc() && end != text.data();
      if (is_number) add(value);
      text.remove_prefix(is_number ? static_cast<std::size_t>(end - text.data()) : 1);
    }
  }

  std::vector<std::int64_t> take() { return std::move(values_); }

 private:
  std::int64_t lo_;
  std::int64_t hi_;
  std::vector<std::int64_t> values_;
};

}  // namespace

Draws likely_draws(const Log& log, const Progress& progress, std::uint32_t speaker, std::int64_t lo,
                   std::int64_t hi) {
  Values values(lo, hi);
  const std::size_t next = progress.next_of(speaker);
  const bool is_known = next != Progress::nowhere;
  std::size_t looked_at = 0;
  for (std::size_t i = is_known ? next : progress.printed(); i < progress.end(); ++i) {
    if (is_known && log[i].speaker != speaker) continue;
    values.add_all_of(log.raw(i));
    if (++looked_at == lines_looked_at) break;
  }
  const std::uint64_t span = static_cast<std::uint64_t>(hi) - static_cast<std::uint64_t>(lo);
  if (span < most_values) {
    for (std::uint64_t i = 0; i <= span; ++i) values.add(lo + static_cast<std::int64_t>(i));
    return {.values = values.take(), .are_all = true};
  }
  values.add(lo);
  return {.values = values.take(), .are_all = false};
}

}  // namespace threadlab::check
