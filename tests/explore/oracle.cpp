#include "oracle.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace threadlab::oracle {
namespace {

using runtime::lab::Timing;

/// Of the first set, one that the second lacks.
std::optional<Behaviour> lacking(const std::set<Behaviour>& all, const std::set<Behaviour>& found) {
  const auto lost = std::ranges::find_if(
      all, [&](const Behaviour& behaviour) { return !found.contains(behaviour); });
  if (lost == all.end()) return std::nullopt;
  return *lost;
}

std::optional<Behaviour> lacking_class(const Behaviours& all, const Behaviours& found) {
  for (const auto& [signature, behaviour] : all.classes) {
    if (!found.classes.contains(signature)) return behaviour;
  }
  return std::nullopt;
}

/// What is wrong with what was found, if all there is was found by brute force.
std::string compare(const Behaviours& all, const Behaviours& found) {
  if (!all.contradiction.empty()) return all.contradiction;
  if (const auto lost = lacking(all.seen, found.seen)) {
    return "lost the behaviour\n" + *lost;
  }
  if (const auto lost = lacking_class(all, found)) {
    return "lost a class with the behaviour\n" + *lost;
  }
  if (!all.is_whole) return {};
  if (const auto added = lacking(found.seen, all.seen)) {
    return "no schedule behaves as\n" + *added;
  }
  return found.classes.size() == all.classes.size() ? "" : "found classes that there are not\n";
}

std::string compare_by_threads(const std::set<Behaviour>& all, const std::set<Behaviour>& found) {
  const auto lost = lacking(all, found);
  return lost ? "lost, observing states, the behaviour\n" + *lost : "";
}

/// Each class is to be run once, also by several searches that share the tree.
std::string check_counts(const Program& program, Timing timing, const Behaviours& found,
                         const Behaviours& states) {
  if (states.executions != states.classes.size()) {
    return fmt::format("observing states, {} executions of {} classes\n", states.executions,
                       states.classes.size());
  }
  if (found.executions != found.classes.size()) {
    return fmt::format("{} executions of {} classes\n", found.executions, found.classes.size());
  }
  const Behaviours by_many = behaviours_of_many(program, timing, {}, 3);
  if (by_many.executions == found.executions && by_many.classes == found.classes) return {};
  return fmt::format("several searches: {} executions of {} classes; one alone: of {}\n",
                     by_many.executions, by_many.classes.size(), found.classes.size());
}

void judge(const Program& program, Timing timing, const OracleOptions& options, Verdict& verdict) {
  const Behaviours all = behaviours_of(program, timing, {.reduces = false}, options.most);
  const Behaviours found = behaviours_of(program, timing, {}, options.most * 10);
  verdict.executions += all.executions;
  verdict.reduced += found.executions;
  verdict.blocked += found.blocked;
  verdict.classes += found.classes.size();
  verdict.behaviours += found.seen.size();
  verdict.acted |= all.acted;
  verdict.timed_out |= all.timed_out;
  if (!all.is_whole) ++verdict.sampled;
  if (!found.is_whole) {
    ++verdict.unjudged;
    return;
  }
  std::string complaint = compare(all, found);
  const Behaviours states =
      behaviours_of(program, timing, {.observe = explore::Observe::state}, options.most * 10);
  if (complaint.empty()) complaint = check_counts(program, timing, found, states);
  if (complaint.empty()) complaint = compare_by_threads(all.seen_by_threads, states.seen);
  if (complaint.empty() && !all.is_whole) {
    const Behaviours sampled = sample(program, timing, options.samples);
    complaint = compare(sampled, found);
    if (complaint.empty()) complaint = compare_by_threads(sampled.seen_by_threads, states.seen);
  }
  if (complaint.empty()) complaint = states.contradiction;
  if (complaint.empty()) return;
  verdict.complaint =
      fmt::format("under timing {}: {}", timing == Timing::ideal ? "ideal" : "any", complaint);
}

}  // namespace

Verdict judge(const Program& program, const OracleOptions& options) {
  Verdict verdict;
  judge(program, Timing::ideal, options, verdict);
  if (verdict.complaint.empty()) judge(program, Timing::any, options, verdict);
  return verdict;
}

std::string explained(const Program& program, const OracleOptions& options) {
  const Program small = shrunk(program, options);
  return fmt::format("the program\n{}{}", to_text(small), judge(small, options).complaint);
}

}  // namespace threadlab::oracle
