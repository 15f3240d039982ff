#include "table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

#include "figures.hpp"
#include "team.hpp"

namespace threadlab::bench {

/// Collects what Google Benchmark measured.
class Table::Reporter : public benchmark::BenchmarkReporter {
 public:
  explicit Reporter(Row& row) : row_(row) {}

  bool ReportContext(const Context& /*context*/) override { return true; }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration || run.error_occurred) continue;
      Competitor& competitor = row_.competitors[std::stoul(run.run_name.function_name)];
      const auto units = run.counters.find(units_counter);
      competitor.samples.push_back(run.GetAdjustedRealTime() / (units == run.counters.end()
                                                                    ? row_.options.units
                                                                    : units->second.value));
      const auto distance = run.counters.find("distance");
      competitor.distances.push_back(distance == run.counters.end() ? 0 : distance->second.value);
    }
  }

 private:
  Row& row_;
};

void Table::add_row(std::string title, RowOptions options) {
  rows_.push_back({.title = std::move(title), .options = options});
}

Table::Row* Table::find(std::string_view title) {
  const auto found = std::ranges::find(rows_, title, &Row::title);
  return found == rows_.end() ? nullptr : &*found;
}

void Table::add(std::string_view title, Who who, bench::Run run) {
  if (Row* const row = find(title))
    row->competitors.push_back({std::move(who), std::move(run), {}});
}

void Table::add_together(std::string_view title, Who who, Work work) {
  const Row* const row = find(title);
  if (row == nullptr) return;
  add(title, std::move(who), [options = row->options, work = std::move(work)](auto& state) {
    run_together(state, options, work);
  });
}

void Table::add_command(std::string_view title, Who who, std::string command) {
  if (Row* const row = find(title)) {
    row->competitors.push_back({std::move(who), {}, std::move(command)});
  }
}

namespace {

std::string output_of(const std::string& command) {
  std::string output;
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return output;
  std::array<char, 4096> part{};
  while (fgets(part.data(), part.size(), pipe) != nullptr) output += part.data();
  (void)pclose(pipe);
  return output;
}

std::vector<double> numbers_in(const std::string& text) {
  std::istringstream words(text);
  std::vector<double> numbers;
  for (double number = 0; words >> number;) numbers.push_back(number);
  return numbers;
}

}  // namespace

void Table::measure(Row& row) {
  benchmark::ClearRegisteredBenchmarks();
  for (std::size_t i = 0; i != row.competitors.size(); ++i) {
    if (!row.competitors[i].run) continue;
    const Run& run = row.competitors[i].run;
    auto* const registered = benchmark::RegisterBenchmark(std::to_string(i).c_str(), run);
    if (row.options.manual) {
      registered->UseManualTime();
    } else {
      registered->UseRealTime();
    }
  }
  Reporter reporter(row);
  benchmark::RunSpecifiedBenchmarks(&reporter, ".*");
  for (Competitor& competitor : row.competitors) {
    if (!competitor.command.empty()) competitor.samples = numbers_in(output_of(competitor.command));
  }
}

void Table::print(const Row& row) const {
  std::vector<Entry> entries;
  for (const Competitor& competitor : row.competitors) {
    entries.push_back({competitor.who, summary_of(competitor.samples, competitor.distances)});
  }
  fmt::print("{}\n", table_line(row.title, entries));
  std::fflush(stdout);
}

void Table::run(const std::vector<std::string>& words) {
  fmt::print("{}\n", table_head());
  for (Row& row : rows_) {
    const auto is_asked = [&](const std::string& word) {
      return row.title.find(word) != std::string::npos;
    };
    if (row.competitors.empty()) continue;
    if (!words.empty() && std::ranges::none_of(words, is_asked)) continue;
    measure(row);
    print(row);
  }
}

}  // namespace threadlab::bench
