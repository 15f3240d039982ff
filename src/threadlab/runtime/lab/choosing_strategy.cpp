#include <algorithm>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::runtime::lab {
namespace {

/// Every option there is now, by the threads' numbers.
void collect(const Lab& lab, std::vector<Option>& options) {
  options.clear();
  for (LabThread* const thread : lab.threads()) {
    const bool can_step = thread->can_step();
    if (can_step) options.push_back({.thread = thread, .is_timeout = false});
    if (can_step && thread->tries_once) continue;
    if (lab.may_time_out(*thread)) options.push_back({.thread = thread, .is_timeout = true});
  }
  std::ranges::sort(options, {}, [](const Option& option) {
    return std::pair(option.thread->number, option.is_timeout);
  });
}

}  // namespace

Decision ChoosingStrategy::choose(Lab& lab, LabThread* /*running*/) {
  collect(lab, options_);
  if (options_.empty()) {
    const Duration next = lab.next_deadline();
    if (next == at_no_time) return {};
    lab.advance(next);
    collect(lab, options_);
  }
  if (options_.size() == 1) return {.option = options_.front(), .had_alternative = false};
  return {.option = pick(lab, options_), .had_alternative = true};
}

}  // namespace threadlab::runtime::lab
