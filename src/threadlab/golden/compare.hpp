// Is this run's log one that the golden allows? If not: what differs, and nothing else.
//
// Both logs are read by the same LineReader, so that what no schedule determines (asctime, created,
// msecs, relativeCreated, process, thread) does not count; `match` says which orders are as good as
// the golden's own. In a format without a thread name nobody can tell whose a golden line is: all
// lines count as of one thread, and per_thread is exact. A thread is known by its name as printed:
// several of one name count as one.
//
// Guarantees: compare() takes any bytes in either log. The diff turns an allowed order of the
// golden into this run's log, and no allowed order needs fewer changed lines (within the bound of
// common_sequence.hpp); its line numbers on the golden's side are those of that order. Lines that
// are equal show as this run printed them, so that times do not stand out.
//
//   const FormatReader reader(log::PercentFormat("(%(threadName)-10s) %(message)s"));
//   const auto comparison = compare({.golden = golden, .actual = log, .label = "lock.log"}, reader,
//                                   Match::per_thread);
//   if (!comparison.equal()) std::cerr << comparison.notes << visible_text(comparison.diff);
#pragma once

#include <string>
#include <string_view>
#include <threadlab/golden/line_reader.hpp>
#include <threadlab/golden/match.hpp>

namespace threadlab::golden {

struct Logs {
  std::string_view golden;
  std::string_view actual;                // all that this run logged, with its line ends
  std::string_view label = "the golden";  // what the diff calls the golden: its file's name
};

struct Comparison {
  // What differs but shows in no line, in words, one a line: CRLF against LF, no newline at the
  // end.
  std::string notes;
  // A unified diff from the golden, in the closest order allowed, to this run; empty when the lines
  // are the same.
  std::string diff;

  [[nodiscard]] bool equal() const { return notes.empty() && diff.empty(); }
};

[[nodiscard]] Comparison compare(const Logs& logs, const LineReader& reader, Match match);

}  // namespace threadlab::golden
