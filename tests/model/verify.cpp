#include <threadlab/explore.hpp>
#include <threadlab/logging.hpp>

#include "check.hpp"

namespace model {

using namespace threadlab;

Verdict verify(const std::function<void()>& program, Terms terms) {
  explore::Options options;
  options.observe = explore::Observe::state;
  options.timing = lab::Timing::any;  // a wait with a timeout may end at any moment
  const bool is_to_fail = terms.flaw != Flaw::none;
  options.on_progress = [&](const explore::Progress& progress) {
    return !(is_to_fail && progress.failures != 0);
  };
  const explore::Result result = explore::run(options, [&] {
    begin_run(terms);
    program();
  });
  Verdict verdict{.is_complete = result.complete,
                  .executions = result.executions,
                  .steps = result.steps,
                  .seconds = std::chrono::duration<double>(result.elapsed).count(),
                  .failures = {}};
  for (const explore::Failure& failure : result.failures) {
    verdict.failures.push_back(failure.report);
  }
  return verdict;
}

std::set<std::string> results_of(const std::function<void()>& program, Search search) {
  explore::Options options;
  options.timing = lab::Timing::any;
  if (search == Search::brute_force) options.preemptions = 1'000;  // as many as it likes
  const explore::Result result = explore::run(options, [&] {
    begin_run({.keeps_results = true});
    program();
    logging::info("{}", results());
  });
  std::set<std::string> all;
  for (const explore::Log& log : result.logs) all.insert(log.text);
  return all;
}

std::vector<Check> all_checks() {
  std::vector<Check> all;
  for (const auto& part : {lock_checks(), semaphore_checks(), event_checks(), barrier_checks(),
                           condition_checks(), queue_checks()}) {
    all.insert(all.end(), part.begin(), part.end());
  }
  return all;
}

}  // namespace model
