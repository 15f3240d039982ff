#include "figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace threadlab::bench {
namespace {

/// Three digits, and thousands apart: 0.25, 9.93, 32,700.
std::string figure(double nanoseconds) {
  if (nanoseconds < 9.995) return fmt::format("{:.2f}", nanoseconds);
  if (nanoseconds < 99.95) return fmt::format("{:.1f}", nanoseconds);
  std::string digits = fmt::format("{:.0f}", nanoseconds);
  for (auto place = static_cast<std::ptrdiff_t>(digits.size()) - 3; place > 0; place -= 3) {
    digits.insert(static_cast<std::size_t>(place), 1, ',');
  }
  return digits;
}

std::string with_range(const Summary& summary) {
  std::string text = fmt::format("{} ({}–{})", figure(summary.median), figure(summary.least),
                                 figure(summary.most));
  if (summary.aside != 0) text += fmt::format(" [{} aside]", summary.aside);
  return text;
}

std::string with_range(const Entry* entry) {
  return entry == nullptr ? "" : with_range(entry->summary);
}

const Entry* best_of(const std::vector<Entry>& entries, Role role) {
  const Entry* best = nullptr;
  for (const Entry& entry : entries) {
    if (entry.who.role != role || entry.summary.used == 0) continue;
    if (best == nullptr || entry.summary.median < best->summary.median) best = &entry;
  }
  return best;
}

std::string ratio(const Entry* ours, const Entry* theirs) {
  if (ours == nullptr || theirs == nullptr) return "";
  return fmt::format("{:.2f}", ours->summary.median / theirs->summary.median);
}

std::string beside(const std::vector<Entry>& entries, const Entry* best) {
  std::string text;
  for (const Entry& entry : entries) {
    if (entry.who.role != Role::parks && entry.who.role != Role::floor) continue;
    if (!text.empty()) text += "; ";
    const char* const mark = &entry == best ? "**" : "";
    const std::string name = entry.who.remark.empty()
                                 ? entry.who.name
                                 : fmt::format("{} [{}]", entry.who.name, entry.who.remark);
    text += entry.summary.used == 0
                ? fmt::format("{}: not measured", name)
                : fmt::format("{}{} {}{}", mark, name, with_range(entry.summary), mark);
  }
  return text;
}

double shortest_distance = std::numeric_limits<double>::infinity();

}  // namespace

Summary summary_of(std::span<const double> samples, std::span<const double> distances) {
  std::vector<double> near;
  for (const double distance : distances) {
    if (distance > 0) shortest_distance = std::min(shortest_distance, distance);
  }
  for (std::size_t i = 0; i != samples.size(); ++i) {
    const bool is_far = i < distances.size() && distances[i] > 2 * shortest_distance;
    if (!is_far) near.push_back(samples[i]);
  }
  if (2 * near.size() < samples.size()) near.assign(samples.begin(), samples.end());
  if (near.empty()) return {};
  std::ranges::sort(near);
  return {.median = near[near.size() / 2],
          .least = near.front(),
          .most = near.back(),
          .used = near.size(),
          .aside = samples.size() - near.size()};
}

std::string table_head() {
  return "| row | threadlab | of the best | possible | of it | without the lab | of it | beside |\n"
         "| --- | --- | --- | --- | --- | --- | --- | --- |";
}

std::string table_line(const std::string& title, const std::vector<Entry>& entries) {
  const Entry* const ours = best_of(entries, Role::ours);
  const Entry* const best = best_of(entries, Role::parks);
  const Entry* const possible = best_of(entries, Role::possible);
  const Entry* const without_lab = best_of(entries, Role::without_lab);
  return fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} |", title, with_range(ours),
                     ratio(ours, best), with_range(possible), ratio(ours, possible),
                     with_range(without_lab), ratio(ours, without_lab), beside(entries, best));
}

}  // namespace threadlab::bench
