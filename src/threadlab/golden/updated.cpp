#include <threadlab/golden/compare.hpp>
#include <threadlab/golden/line_ends.hpp>
#include <threadlab/golden/updated.hpp>
#include <threadlab/golden/weave.hpp>

namespace threadlab::golden {
namespace {

std::string merge(const MatchedTexts& texts, const LineReader& reader, Match match) {
  LogScanner scanner(reader);
  const auto old_lines = scanner.scan(texts.golden);
  const auto new_lines = scanner.scan(texts.actual);
  std::string merged;
  for (const auto& line : weave(old_lines, new_lines, match)) {
    if (line.side == Side::base) continue;
    merged += line.side == Side::both ? old_lines[line.base].text : new_lines[line.other].text;
    merged += '\n';
  }
  return merged;
}

}  // namespace

std::string updated(std::string_view old_golden, std::string_view actual, const LineReader& reader,
                    Match match) {
  const auto allows_run = [&](std::string_view golden) {
    return compare({.golden = golden, .actual = actual}, reader, match).equal();
  };
  if (allows_run(old_golden)) return std::string(old_golden);
  auto merged = merge(match_line_ends(old_golden, actual), reader, match);
  return allows_run(merged) ? merged : std::string(actual);
}

}  // namespace threadlab::golden
