#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <threadlab/golden/line_ends.hpp>
#include <threadlab/golden/log_lines.hpp>

namespace threadlab::golden {
namespace {

constexpr std::string_view golden_name = "the golden";
constexpr std::string_view actual_name = "this run";

struct LineEnds {
  std::size_t crlf;
  std::size_t lines;
};

LineEnds count_line_ends(std::string_view text) {
  const auto lines = split_lines(text);
  const auto crlf =
      std::count_if(lines.begin(), lines.end(), [](auto line) { return line.ends_with('\r'); });
  return {.crlf = static_cast<std::size_t>(crlf), .lines = lines.size()};
}

std::string with_lf(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const auto line : split_lines(text)) {
    out += line.substr(0, line.size() - (line.ends_with('\r') ? 1 : 0));
    out += '\n';
  }
  if (!text.ends_with('\n') && !out.empty()) out.pop_back();
  return out;
}

std::string describe(std::string_view one, LineEnds ends, std::string_view other) {
  if (ends.crlf == ends.lines) {
    return fmt::format("{} has CRLF line ends, {} has LF\n", one, other);
  }
  return fmt::format("{} of {} lines of {} end in CRLF, those of {} in LF\n", ends.crlf, ends.lines,
                     one, other);
}

bool lacks_newline(std::string_view text) { return !text.empty() && !text.ends_with('\n'); }

}  // namespace

MatchedTexts match_line_ends(std::string_view golden, std::string_view actual) {
  MatchedTexts texts{std::string(golden), std::string(actual), ""};
  const auto golden_ends = count_line_ends(golden);
  const auto actual_ends = count_line_ends(actual);
  if ((golden_ends.crlf == 0) == (actual_ends.crlf == 0)) return texts;
  if (golden.empty() || actual.empty()) return texts;
  if (golden_ends.crlf != 0) {
    texts.golden = with_lf(golden);
    texts.note = describe(golden_name, golden_ends, actual_name);
  } else {
    texts.actual = with_lf(actual);
    texts.note = describe(actual_name, actual_ends, golden_name);
  }
  return texts;
}

std::string missing_last_newline(std::string_view golden, std::string_view actual) {
  if (golden.empty() || actual.empty() || lacks_newline(golden) == lacks_newline(actual)) return "";
  return fmt::format("{} does not end with a newline\n",
                     lacks_newline(golden) ? golden_name : actual_name);
}

}  // namespace threadlab::golden
