#include <algorithm>
#include <threadlab/check.hpp>
#include <threadlab/check/prefix.hpp>
#include <threadlab/check/proof.hpp>
#include <threadlab/check/search.hpp>
#include <threadlab/check/why.hpp>
#include <threadlab/errors.hpp>
#include <threadlab/golden/line_reader.hpp>
#include <threadlab/log/json_format.hpp>
#include <threadlab/log/percent_format.hpp>
#include <threadlab/runtime/self.hpp>

namespace threadlab::check {
namespace {

constexpr std::size_t candidates_shown = 10;

struct Format {
  std::unique_ptr<const log::Formatter> formatter;
  std::unique_ptr<const golden::LineReader> reader;
};

Format make_format(const Options& options) {
  if (options.format == "json") {
    return {std::make_unique<log::JsonFormat>(options.datefmt),
            std::make_unique<golden::JsonReader>()};
  }
  auto format = std::make_unique<log::PercentFormat>(options.format, options.datefmt);
  auto reader = std::make_unique<golden::FormatReader>(*format);
  return {std::move(format), std::move(reader)};
}

/// Without the last line when that was cut off in its middle.
std::string_view whole_lines(std::string_view log, bool partial) {
  return partial ? log.substr(0, log.rfind('\n') + 1) : log;
}

/// With LF for CRLF, when every line ends in that: in the buffer then.
std::string_view with_unix_ends(std::string_view log, std::string& buffer) {
  for (const std::string_view line : golden::split_lines(log)) {
    if (!line.ends_with('\r')) return log;
    buffer.append(line.substr(0, line.size() - 1)) += '\n';
  }
  return buffer;
}

class Judge {
 public:
  Judge(const Options& options, const Program& program, std::string_view log)
      : options_(options),
        format_(make_format(options)),
        numbers_(*format_.reader),
        printer_(*format_.formatter, numbers_),
        log_(log, numbers_),
        case_{.program = program,
              .timing =
                  options.timing == lab::Timing::any ? engine::Timing::any : engine::Timing::ideal,
              .log = log_,
              .numbers = numbers_,
              .printer = printer_} {}

  Verdict judge() {
    const Deadline deadline = after(1);
    verdict_.lines = log_.size();
    verdict_.exception = rehearse(case_, deadline);
    const Goal goal = options_.partial ? Goal::prefix : Goal::whole_log;
    const Finding finding = search(case_, goal, log_.size(), deadline);
    verdict_.prefix = finding.furthest;
    if (finding.found == Found::yes) {
      conclude_legal(finding);
    } else if (finding.found == Found::no) {
      conclude_illegal(finding);
    }
    return std::move(verdict_);
  }

 private:
  /// A part of the time limit from now on.
  [[nodiscard]] Deadline after(int part) const {
    return std::chrono::steady_clock::now() + options_.time_limit / part;
  }

  void conclude_legal(const Finding& finding) {
    auto schedule = prove(case_, *format_.formatter, finding.path, !options_.partial);
    if (!schedule) return;  // unknown: the program is not the same in every run
    verdict_.answer = Answer::legal;
    verdict_.schedule = std::move(*schedule);
    verdict_.is_longest = true;
  }

  void conclude_illegal(const Finding& finding) {
    verdict_.answer = Answer::illegal;
    constexpr int part_for_prefix = 5;
    constexpr int part_for_candidates = 20;
    constexpr auto most_for_candidates = std::chrono::milliseconds(500);
    const LongestPrefix prefix = longest_prefix(case_, finding.furthest, after(part_for_prefix));
    verdict_.prefix = prefix.lines;
    verdict_.is_longest = prefix.is_longest;
    const Deadline enough = std::chrono::steady_clock::now() + most_for_candidates;
    verdict_.candidates =
        next_lines(case_, prefix.lines, std::min(enough, after(part_for_candidates)));
    if (verdict_.candidates.size() > candidates_shown) {
      verdict_.more_candidates = verdict_.candidates.size() - candidates_shown;
      verdict_.candidates.resize(candidates_shown);
    }
    if (prefix.is_longest) verdict_.why = explain(case_, prefix.lines);
  }

  const Options& options_;
  const Format format_;
  LineNumbers numbers_;
  Printer printer_;
  const Log log_;
  Case case_;
  Verdict verdict_;
};

}  // namespace

Verdict check(const Options& options, const std::function<void()>& program, std::string_view log) {
  if (runtime::self().lab_thread != nullptr) throw RuntimeError("a lab cannot run in a lab");
  std::string buffer;
  const std::string_view text = with_unix_ends(whole_lines(log, options.partial), buffer);
  return Judge(options, program, text).judge();
}

}  // namespace threadlab::check
