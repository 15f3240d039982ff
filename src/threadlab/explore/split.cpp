#include <iterator>
#include <threadlab/explore/runner.hpp>
#include <threadlab/explore/split.hpp>
#include <utility>

namespace threadlab::explore {
namespace {

/// More large parts than there are shards, so that none has much less to do than the others.
constexpr std::size_t parts_each = 32;
/// How much deeper a part is cut than its root, and how deep no part is cut again.
constexpr std::size_t stride = 2;
constexpr std::size_t deepest = 1000;
/// A part of no more executions is small.
constexpr int small_part = 16;

class Splitter {
 public:
  Splitter(const Options& options, const std::function<void()>& program, Control& control)
      : options_(options), runner_(options, program), control_(control) {}

  /// All parts: the large ones, then the small ones.
  std::vector<Part> split() {
    const std::size_t wanted = parts_each * options_.shard.count;
    std::vector<Part> large = {Part{}};
    std::vector<Part> done;
    while (!large.empty() && large.size() < wanted && !control_.stops()) {
      for (Part& part : std::exchange(large, {})) {
        std::vector<Part> cut_off = cut(std::move(part));
        const bool is_alone = cut_off.size() == 1;  // as large as what it was cut off
        for (Part& below : cut_off) {
          const bool is_done = below.nodes.size() >= deepest || (!is_alone && is_small(below));
          (is_done ? done : large).push_back(std::move(below));
        }
      }
    }
    std::ranges::move(done, std::back_inserter(large));
    return large;
  }

  /// The executions that end above all parts.
  [[nodiscard]] Result counted() const { return runner_.tally().result(); }

 private:
  /// The parts that begin somewhat below the root of this one.
  std::vector<Part> cut(Part part) {
    DporOptions expanding = dpor_options(options_);
    expanding.expands = part.nodes.size() + stride;
    expanding.stops_when_expanded = true;
    Dpor search(expanding, std::move(part));
    std::vector<Part> parts;
    while (!control_.stops() && search.next()) {
      (void)runner_.run(search, options_.seed);
      if (search.is_expanded()) {
        parts.push_back(search.below());
      } else if (options_.shard.index == 1) {
        (void)runner_.count(search);
      }
    }
    if (!search.is_complete()) control_.incomplete();
    return parts;
  }

  bool is_small(const Part& part) {
    Dpor search(dpor_options(options_), part);
    for (int runs = 0; runs != small_part && !control_.stops(); ++runs) {
      if (!search.next()) return true;
      (void)runner_.run(search, options_.seed);
    }
    return !search.has_more();
  }

  const Options& options_;
  Runner runner_;
  Control& control_;
};

/// There and back again, since every second part may be alike.
std::vector<Part> of_shard(std::vector<Part> parts, Shard shard) {
  std::vector<Part> own;
  for (std::size_t i = 0; i != parts.size(); ++i) {
    const std::size_t place = i % shard.count;
    const bool is_way_back = i / shard.count % 2 != 0;
    if ((is_way_back ? shard.count - place : place + 1) == shard.index) {
      own.push_back(std::move(parts[i]));
    }
  }
  for (Part& part : own) part.weight = 1 / static_cast<double>(own.size());
  return own;
}

}  // namespace

DporOptions dpor_options(const Options& options) {
  return {.observe = options.observe,
          .max_values = options.max_values,
          .reduces = !options.preemptions,
          .preemptions = options.preemptions};
}

std::optional<ShardOfTree> split(const Options& options, const std::function<void()>& program,
                                 Control& control) {
  Splitter splitter(options, program, control);
  std::vector<Part> parts = splitter.split();
  if (control.stops()) return std::nullopt;
  return ShardOfTree{.parts = of_shard(std::move(parts), options.shard),
                     .counted = splitter.counted()};
}

}  // namespace threadlab::explore
