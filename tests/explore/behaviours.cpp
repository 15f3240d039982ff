#include "behaviours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <threadlab/excepthook.hpp>
#include <threadlab/runtime/lab/lab.hpp>

#include "machine.hpp"
#include "wanderer.hpp"

namespace threadlab::oracle {
namespace {

using runtime::lab::Lab;
using runtime::lab::LabThread;
using runtime::lab::Outcome;
using runtime::lab::Strategy;
using runtime::lab::Timing;

struct Line {
  std::uint64_t thread;
  std::string text;
};

/// Keeps the lines with the number of their thread, and under `ideal` timing with their time: under
/// `any` there is none that all threads share.
class Recorder final : public log::Formatter {
 public:
  Recorder(std::vector<Line>& lines, Timing timing) : lines_(lines), timing_(timing) {}

  void format(const log::Record& record, fmt::memory_buffer& /*out*/) const override {
    std::string text = fmt::format("{}: {}", record.thread_name, record.message);
    if (timing_ == Timing::ideal) {
      const auto time =
          std::chrono::duration_cast<std::chrono::milliseconds>(record.relative_created);
      text += fmt::format(" @{}", time.count());
    }
    lines_.push_back({.thread = record.thread, .text = std::move(text)});
  }

 private:
  std::vector<Line>& lines_;
  const Timing timing_;
};

/// Runs a program time and again.
class Runner {
 public:
  Runner(const Program& program, Timing timing)
      : program_(program), timing_(timing), recorder_(std::make_shared<Recorder>(lines_, timing)) {}

  /// False: the strategy gave the run up.
  bool run(Strategy& strategy) {
    lines_.clear();
    ends_.clear();
    runtime::lab::Terms terms{.timing = timing_, .max_steps = 10'000};
    terms.log.level = logging::Level::debug;
    terms.log.formatter = recorder_;
    terms.log.sink = log::FileSink::nowhere();
    terms.on_sealed = [this](Outcome outcome) { note_end(outcome); };
    terms.excepthook = [this](const ExceptHookArgs& args) {
      ends_.push_back(fmt::format("{} died of {}", get_ident(), args.message));
    };
    const auto go = [this] { machine_.emplace(program_).run(0); };
    return lab_.run(go, strategy, std::move(terms)) != Outcome::abandoned;
  }

  [[nodiscard]] Behaviour behaviour(explore::Observe observe) {
    if (observe == explore::Observe::state) std::ranges::stable_sort(lines_, {}, &Line::thread);
    std::ranges::sort(ends_);
    Behaviour result;
    for (const Line& line : lines_) result += line.text + "\n";
    for (const std::string& end : ends_) result += "* " + end + "\n";
    if (lab_.exception()) result += "* main died\n";
    return result;
  }

  [[nodiscard]] const Lab& lab() const { return lab_; }

 private:
  void note_end(Outcome outcome) {
    if (outcome == Outcome::step_limit) ends_.emplace_back("never ends");
    if (outcome != Outcome::deadlock) return;
    for (const LabThread* const thread : lab_.threads()) {
      const runtime::Step& step = thread->request->step;
      ends_.push_back(fmt::format("{} waits in {} on {}", thread->number + 1,
                                  runtime::name(step.operation), step.object));
    }
  }

  const Program& program_;
  const Timing timing_;
  Lab lab_;
  std::optional<Machine> machine_;  // of the last run, until the next
  std::vector<Line> lines_;
  std::vector<std::string> ends_;  // what became of the threads
  std::shared_ptr<const Recorder> recorder_;
};

void note_operations(Behaviours& found, const explore::Trace& trace) {
  for (explore::StepIndex i = 0; i != trace.size(); ++i) {
    const explore::Event& event = trace[i];
    if (event.drawn_by != explore::Event::of_no_thread) {
      found.acted.set(static_cast<std::size_t>(runtime::Operation::randint));
    }
    if (event.thread == explore::Event::of_no_thread) continue;
    (event.times_out ? found.timed_out : found.acted)
        .set(static_cast<std::size_t>(event.operation));
  }
}

void note_class(Behaviours& found, Signature signature, const Behaviour& behaviour) {
  const auto [place, is_new] = found.classes.try_emplace(signature, behaviour);
  if (is_new || place->second == behaviour || !found.contradiction.empty()) return;
  found.contradiction =
      fmt::format("one class, two behaviours:\n{}and\n{}", place->second, behaviour);
}

/// What the runner did when it followed the search.
void note(Behaviours& found, const explore::Dpor& search, Runner& runner,
          explore::Observe observe) {
  const Behaviour behaviour = runner.behaviour(observe);
  note_class(found, search.trace().signature(), behaviour);
  note_operations(found, search.trace());
  found.seen.insert(behaviour);
  if (observe == explore::Observe::log) {
    found.seen_by_threads.insert(runner.behaviour(explore::Observe::state));
  }
}

}  // namespace

Behaviours behaviours_of(const Program& program, Timing timing, const explore::DporOptions& options,
                         std::uint64_t most) {
  Behaviours found;
  Runner runner(program, timing);
  explore::Dpor search(options);
  while (found.is_whole && search.next()) {
    if (!runner.run(search)) {
      ++found.blocked;
      continue;
    }
    note(found, search, runner, options.observe);
    found.is_whole = ++found.executions < most;
  }
  return found;
}

namespace {

/// Searches that share one tree.
class Searches {
 public:
  Searches(const explore::DporOptions& options, int count)
      : options_(options), at_work_(static_cast<std::size_t>(count)) {}

  /// Goes on with each search that has something to do; `run` is an execution. False: none has.
  template <class Run>
  bool go_on(Run run) {
    bool goes_on = false;
    for (std::optional<explore::Dpor>& search : at_work_) {
      if (!search) take_part(search);
      if (!search) continue;
      goes_on = true;
      if (!search->next()) {
        search.reset();
        continue;
      }
      run(*search);
      search->share_out();
      std::ranges::move(search->take_handed_out(), std::back_inserter(left_));
    }
    return goes_on;
  }

  void stop_and_go_on_from_text() {
    for (std::optional<explore::Dpor>& search : at_work_) {
      if (search && search->has_more()) left_.push_back(search->rest());
      search.reset();
    }
    for (explore::Part& part : left_) part = explore::Part::parse(part.to_string());
    explore::share_again(left_);
  }

 private:
  void take_part(std::optional<explore::Dpor>& search) {
    if (left_.empty()) return;
    search.emplace(options_, std::move(left_.back()));
    left_.pop_back();
  }

  const explore::DporOptions& options_;
  std::vector<explore::Part> left_ = {explore::Part{}};
  std::vector<std::optional<explore::Dpor>> at_work_;
};

}  // namespace

Behaviours behaviours_of_many(const Program& program, Timing timing,
                              const explore::DporOptions& options, int searches) {
  constexpr int rounds_between_stops = 20;
  Behaviours found;
  Runner runner(program, timing);
  Searches at_work(options, searches);
  const auto run = [&](explore::Dpor& search) {
    if (!runner.run(search)) {
      ++found.blocked;
      return;
    }
    note(found, search, runner, options.observe);
    ++found.executions;
  };
  for (int round = 1; at_work.go_on(run); ++round) {
    if (round % rounds_between_stops == 0) at_work.stop_and_go_on_from_text();
  }
  return found;
}

double schedules_of(const Program& program, Timing timing, int probes) {
  Runner runner(program, timing);
  double sum = 0;
  for (int seed = 0; seed != probes; ++seed) {
    Wanderer wanderer(static_cast<std::uint64_t>(seed));
    runner.run(wanderer);
    sum += wanderer.ways();
  }
  return sum / probes;
}

Behaviours sample(const Program& program, Timing timing, std::uint64_t runs) {
  Behaviours found;
  Runner runner(program, timing);
  for (std::uint64_t seed = 0; seed != runs; ++seed) {
    Wanderer wanderer(seed);
    runner.run(wanderer);
    explore::Dpor search({.reduces = false}, wanderer.part());
    (void)search.next();
    runner.run(search);
    note(found, search, runner, explore::Observe::log);
  }
  found.executions = runs;
  found.is_whole = false;
  return found;
}

}  // namespace threadlab::oracle
