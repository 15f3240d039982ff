#pragma once

// From samples to the line of the table.

#include <span>
#include <string>
#include <vector>

#include "table.hpp"

namespace threadlab::bench {

struct Summary {
  double median = 0;
  double least = 0;
  double most = 0;
  std::size_t used = 0;   // samples that count; 0: it was not measured
  std::size_t aside = 0;  // samples set aside, since the cores were far apart
};

/// `distances` stand beside the samples; samples of more than twice the shortest distance seen so
/// far are set aside, unless that leaves fewer than half.
[[nodiscard]] Summary summary_of(std::span<const double> samples,
                                 std::span<const double> distances);

struct Entry {
  Who who;
  Summary summary;
};

[[nodiscard]] std::string table_head();
[[nodiscard]] std::string table_line(const std::string& title, const std::vector<Entry>& entries);

}  // namespace threadlab::bench
