#include <threadlab/golden/compare.hpp>
#include <threadlab/golden/line_ends.hpp>
#include <threadlab/golden/unified_diff.hpp>
#include <threadlab/golden/weave.hpp>
#include <utility>
#include <vector>

namespace threadlab::golden {
namespace {

std::string diff_lines(const Logs& logs, const LineReader& reader, Match match) {
  LogScanner scanner(reader);
  const auto golden = scanner.scan(logs.golden);
  const auto actual = scanner.scan(logs.actual);
  std::vector<DiffLine> lines;
  for (const auto& line : weave(actual, golden, match)) {
    switch (line.side) {
      case Side::both:
        lines.push_back({.change = Change::keep, .text = actual[line.base].text});
        break;
      case Side::base:
        lines.push_back({.change = Change::add, .text = actual[line.base].text});
        break;
      case Side::other:
        lines.push_back({.change = Change::remove, .text = golden[line.other].text});
        break;
    }
  }
  return unified_diff(std::move(lines), logs.label, "this run");
}

}  // namespace

Comparison compare(const Logs& logs, const LineReader& reader, Match match) {
  const auto texts = match_line_ends(logs.golden, logs.actual);
  const Logs matched{.golden = texts.golden, .actual = texts.actual, .label = logs.label};
  return {.notes = texts.note + missing_last_newline(logs.golden, logs.actual),
          .diff = diff_lines(matched, reader, match)};
}

}  // namespace threadlab::golden
