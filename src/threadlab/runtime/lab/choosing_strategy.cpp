#include <algorithm>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::runtime::lab {
namespace {

/// Every option there is now, by the threads' numbers. A wait whose guard holds does not time out:
/// to time out after the guard came to hold is the same as to have done so just before.
void collect(const Lab& lab, std::vector<Option>& options) {
  options.clear();
  for (LabThread* const thread : lab.threads()) {
    const bool can_step = thread->can_step();
    if (can_step || lab.may_time_out(*thread)) {
      options.push_back({.thread = thread, .is_timeout = !can_step});
    }
  }
  std::ranges::sort(options, {}, [](const Option& option) { return option.thread->number; });
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
