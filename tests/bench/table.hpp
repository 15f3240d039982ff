#pragma once

// The table of `make bench`: rows, who competes in each, and how the figures are printed.
//
// Google Benchmark does the timing. The repetitions of all that compete in a row are interleaved,
// so that what drifts in the machine drifts for all; a figure is the median of the repetitions.
// Beside each sample of several threads the distance between the cores is measured, and samples
// taken while they were far apart are set aside.

#include <benchmark/benchmark.h>

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace threadlab::bench {

enum class Role {
  ours,
  without_lab,  // ours, in a build where no object can belong to a lab
  possible,     // what a bare futex implementation reaches, without any of our promises
  parks,        // the peers that we measure ourselves against
  floor,        // peers that cannot park, or give up another promise of ours
};

struct Who {
  std::string name;
  Role role = Role::parks;
  std::string remark = {};  // what to know of it, printed behind its name
};

enum class Placement {
  free,       // wherever the system puts them
  two_cores,  // thread i on core i modulo 2
  one_core,
};

struct RowOptions {
  int threads = 1;   // of a Together
  double units = 1;  // operations in one iteration of all threads together
  Placement placement = Placement::free;
  bool manual = false;  // the run tells its times itself
};

using Run = std::function<void(benchmark::State&)>;

/// A run may count the operations in one of its iterations itself.
inline constexpr auto units_counter = "units";

/// What thread `index` of several does in so many iterations; see team.hpp.
using Work = std::function<void(int index, std::int64_t iterations)>;

class Table {
 public:
  /// Rows are printed in this order. A title is "Section: what is measured".
  void add_row(std::string title, RowOptions options);

  /// Ignored when there is no such row: rows are declared by the families, peers join them.
  void add(std::string_view title, Who who, Run run);

  /// The same, for work that the row's threads do together.
  void add_together(std::string_view title, Who who, Work work);

  /// A competitor in another process: a command that prints its samples, in nanoseconds.
  void add_command(std::string_view title, Who who, std::string command);

  /// Measures and prints every row whose title contains one of the words; all without words.
  void run(const std::vector<std::string>& words);

 private:
  struct Competitor {
    Who who;
    Run run;
    std::string command;
    std::vector<double> samples = {};
    std::vector<double> distances = {};  // between the cores, beside each sample; 0 when unknown
  };

  struct Row {
    std::string title;
    RowOptions options;
    std::vector<Competitor> competitors = {};
  };

  class Reporter;

  Row* find(std::string_view title);
  static void measure(Row& row);
  void print(const Row& row) const;

  std::vector<Row> rows_;
};

}  // namespace threadlab::bench
