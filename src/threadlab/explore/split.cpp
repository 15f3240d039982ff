#include <threadlab/explore/split.hpp>
#include <utility>

namespace threadlab::explore {
namespace {

/// How much deeper each cut is than the last one, which had too few parts.
constexpr std::size_t stride = 2;
constexpr std::size_t deepest = 1000;

/// The parts below a cut at `depth`; `count` is called for each execution that ends above it.
template <class Count>
std::vector<Part> cut(Runner& runner, const Options& options, std::size_t depth, Control& control,
                      Count count) {
  DporOptions expanding = dpor_options(options);
  expanding.expands = depth;
  expanding.stops_when_expanded = true;
  Dpor search(expanding);
  std::vector<Part> parts;
  while (search.next()) {
    if (control.stops()) {
      control.incomplete();
      break;
    }
    (void)runner.run(search, options.seed);
    if (search.is_expanded()) {
      parts.push_back(search.below());
    } else {
      count(search);
    }
  }
  if (!search.is_complete()) control.incomplete();
  return parts;
}

}  // namespace

DporOptions dpor_options(const Options& options) {
  return {.observe = options.observe,
          .max_values = options.max_values,
          .reduces = !options.preemptions,
          .preemptions = options.preemptions};
}

std::vector<Part> split(Runner& runner, const Options& options, std::size_t wanted,
                        bool counts_short_ones, Control& control) {
  std::size_t depth = stride;
  std::vector<Part> parts;
  do {
    depth += stride;
    parts = cut(runner, options, depth, control, [](const Dpor& /*search*/) {});
  } while (!parts.empty() && parts.size() < wanted && depth < deepest && !control.stops());
  if (!counts_short_ones) return parts;
  // Once more, to count what ends above the cut that was chosen.
  return cut(runner, options, depth, control, [&](const Dpor& search) {
    if (search.is_blocked()) {
      runner.count_blocked();
    } else {
      runner.count([&] { return search.schedule().to_string(); });
      control.count_execution();
    }
  });
}

std::vector<Part> of_shard(std::vector<Part> parts, Shard shard) {
  std::vector<Part> own;
  for (std::size_t i = shard.index - 1; i < parts.size(); i += shard.count) {
    own.push_back(std::move(parts[i]));
  }
  return own;
}

}  // namespace threadlab::explore
