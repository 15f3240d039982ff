#include <algorithm>
#include <threadlab/check/proof.hpp>
#include <threadlab/excepthook.hpp>
#include <threadlab/lab.hpp>

namespace threadlab::check {
namespace {

/// Takes a path, and lets the lab note where there was anything else to choose.
class Follower final : public engine::ChoosingStrategy {
 public:
  explicit Follower(const std::vector<Choice>& path) : path_(path) {}

  engine::Decision choose(engine::Lab& lab, engine::LabThread* running) override {
    if (place_ == path_.size()) return {};
    const engine::Decision decision = ChoosingStrategy::choose(lab, running);
    ++place_;
    return decision;
  }

  std::optional<std::int64_t> draw(engine::Lab& /*lab*/, runtime::RandomStream& /*random*/,
                                   std::int64_t lo, std::int64_t hi) override {
    return place_ == path_.size() ? lo : std::clamp(path_[place_++].value, lo, hi);
  }

 private:
  engine::Option pick(engine::Lab& /*lab*/, const std::vector<engine::Option>& options) override {
    const Choice& choice = path_[place_];
    const auto found = std::ranges::find_if(options, [&](const engine::Option& option) {
      return option.thread->number == choice.value &&
             option.is_timeout == (choice.kind == Choice::Kind::timeout);
    });
    return found == options.end() ? engine::Option{} : *found;
  }

  const std::vector<Choice>& path_;
  std::size_t place_ = 0;
};

/// Counts the lines that are the log's, as they are printed.
class Comparing final : public log::Formatter {
 public:
  Comparing(const log::Formatter& formatter, LineNumbers& numbers, const Log& log)
      : formatter_(formatter), numbers_(numbers), log_(log) {}

  void format(const log::Record& record, fmt::memory_buffer& /*out*/) const override {
    line_.clear();
    formatter_.format(record, line_);
    for (const Line& line : numbers_.read({line_.data(), line_.size()})) {
      is_same_ = is_same_ && printed_ < log_.size() && line.text == log_[printed_].text;
      if (is_same_) ++printed_;
    }
  }

  [[nodiscard]] std::size_t same_lines() const { return printed_; }
  [[nodiscard]] bool is_same() const { return is_same_ && printed_ == log_.size(); }

 private:
  const log::Formatter& formatter_;
  LineNumbers& numbers_;
  const Log& log_;
  mutable fmt::memory_buffer line_;
  mutable std::size_t printed_ = 0;  // of the log, so far
  mutable bool is_same_ = true;
};

bool replay_prints(Case& what, const log::Formatter& formatter, const std::string& schedule,
                   std::size_t steps, bool is_whole) {
  const auto comparing = std::make_shared<Comparing>(formatter, what.numbers, what.log);
  lab::Options options;
  options.schedule = schedule;
  options.lenient = !is_whole;
  options.max_steps = steps;
  options.log.formatter = comparing;
  options.log.sink = log::FileSink::nowhere();
  const lab::Result result = lab::run(std::move(options), [&] {
    excepthook = [](const ExceptHookArgs& /*args*/) {};
    what.program();
  });
  if (!is_whole) return comparing->same_lines() == what.log.size();
  return comparing->is_same() && result.outcome == lab::Outcome::finished;
}

}  // namespace

std::optional<std::string> prove(Case& what, const log::Formatter& formatter,
                                 const std::vector<Choice>& path, bool is_whole) {
  Follower follower(path);
  std::string schedule = run_once(what.program, what.timing, follower).schedule.to_string();
  const std::size_t steps = path.size() + 1;
  const bool is_proven = replay_prints(what, formatter, schedule, steps, is_whole);
  return is_proven ? std::optional(std::move(schedule)) : std::nullopt;
}

}  // namespace threadlab::check
