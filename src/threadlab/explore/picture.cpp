#include <fmt/format.h>

#include <algorithm>
#include <threadlab/explore.hpp>
#include <threadlab/explore/runner.hpp>
#include <threadlab/runtime/thread_state.hpp>

// A run as columns: who took which step, and what was printed, from top to bottom.

namespace threadlab::explore {
namespace {

using runtime::Step;
using runtime::lab::Decision;
using runtime::lab::Lab;
using runtime::lab::LabThread;
using runtime::lab::Schedule;

struct Row {
  std::uint32_t thread;
  std::string text;
};

/// Passes a replay's choices on, and writes down the steps.
class Recorder final : public runtime::lab::Strategy {
 public:
  Recorder(std::unique_ptr<Strategy> inner, const Runner& runner)
      : inner_(std::move(inner)), runner_(runner) {}

  void begin() override { inner_->begin(); }
  Decision choose(Lab& lab, LabThread* running) override {
    const Decision decision = inner_->choose(lab, running);
    if (!decision.option.exists()) add_waiting(lab);
    return decision;
  }
  std::optional<std::int64_t> draw(Lab& lab, runtime::RandomStream& random, std::int64_t lo,
                                   std::int64_t hi) override {
    const auto drawn = inner_->draw(lab, random, lo, hi);
    if (drawn) rows.push_back({lab.current_number(), fmt::format("draws {}", *drawn)});
    return drawn;
  }
  void parked(Lab& lab, LabThread& thread) override { inner_->parked(lab, thread); }
  void finished() override { inner_->finished(); }

  void stepped(Lab& lab, const LabThread& thread, const Step& step) override {
    inner_->stepped(lab, thread, step);
    if (names.size() <= thread.number) names.resize(thread.number + std::size_t{1});
    names[thread.number] = thread.self.thread->name;
    rows.push_back({thread.number, text_of(lab, thread, step)});
  }

  std::vector<Row> rows;
  std::vector<std::string> names;  // of threads

 private:
  static std::string name_of(const Lab& lab, const Step& step) {
    std::string text(runtime::name(step.operation));
    if (step.object != 0) text += " " + lab.objects().name(step.object);
    return text;
  }

  /// Nobody can go on: where each stands.
  void add_waiting(const Lab& lab) {
    std::vector<LabThread*> waiting = lab.threads();
    std::ranges::sort(waiting, {}, &LabThread::number);
    for (const LabThread* const thread : waiting) {
      rows.push_back({thread->number, "waits: " + name_of(lab, thread->request->step)});
    }
  }

  std::string text_of(const Lab& lab, const LabThread& thread, const Step& step) {
    if (step.operation == runtime::Operation::log) return printed();
    std::string text = name_of(lab, step);
    if (thread.takes_timeout && step.operation != runtime::Operation::sleep) text += ": time out";
    return text;
  }

  /// The line that has just been added to the log.
  std::string printed() {
    const std::string_view log = runner_.log();
    std::string line(log.substr(std::min(seen_, log.size())));
    seen_ = log.size();
    while (!line.empty() && line.back() == '\n') line.pop_back();
    return "> " + line;
  }

  std::unique_ptr<Strategy> inner_;
  const Runner& runner_;
  std::size_t seen_ = 0;
};

/// No wider than a column; control characters and what is not ASCII would spoil it.
std::string fitted(std::string text, std::size_t width) {
  for (char& c : text) {
    if (c < ' ' || c > '~') c = '?';
  }
  if (text.size() > width) text = text.substr(0, width - 1) + "~";
  return text;
}

std::string line_of(std::uint32_t column, const std::string& text, std::size_t width) {
  return std::string(column * width, ' ') + fitted(text, width - 1) + "\n";
}

std::string drawn(const Recorder& recorder, std::size_t width) {
  constexpr std::size_t narrowest = 12;
  const std::size_t columns = std::max<std::size_t>(recorder.names.size(), 1);
  const std::size_t column = std::max(narrowest, width / columns);
  std::string text;
  for (const std::string& name : recorder.names) {
    text += fmt::format("{:<{}}", fitted(name, column - 1), column);
  }
  text.erase(text.find_last_not_of(' ') + 1);
  text += '\n';
  for (const Row& row : recorder.rows) text += line_of(row.thread, row.text, column);
  return text;
}

}  // namespace

std::string picture(const std::string& schedule, const Options& options,
                    const std::function<void()>& program, std::size_t width) {
  Options replay = options;
  Schedule choices = Schedule::parse(schedule);
  replay.timing =
      choices.timing == runtime::lab::Timing::ideal ? lab::Timing::ideal : lab::Timing::any;
  replay.observe = Observe::log;
  replay.format = "%(message)s";
  replay.make_formatter = {};
  Runner runner(replay, program);
  Recorder recorder(runtime::lab::make_replay(std::move(choices), false), runner);
  try {
    (void)runner.run(recorder, options.seed);
  } catch (const runtime::lab::ScheduleError& error) {
    throw lab::ScheduleError(error.what());
  }
  return drawn(recorder, width);
}

}  // namespace threadlab::explore
