// A Python %-format, parsed: literal text and `%(field)` specifications.
//
// The grammar is that of CPython 3.11's `str % dict`; `%%` is literal text. Refused although Python
// takes it: a format without a field (Python's Formatter checks by a regular expression, which
// "%%(message)s" deceives), `*` as a width, a width or precision above one million, and `%(text)c`,
// which raises in Python for every text but single characters. Taken although Python's Formatter
// refuses it where no other field stands by: C's "%(lineno)ld" and "%(lineno).d".
//
//   parse_percent_format("(%(threadName)-10s) ")   // "(", {thread_name, left, 10, 's'}, ") "
#pragma once

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <threadlab/log/field.hpp>
#include <variant>
#include <vector>

namespace threadlab::log {

// The format cannot be used; what() is one sentence that names the trouble and what is allowed.
class FormatError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

struct Flags {
  bool alternate = false;  // '#'
  bool zero = false;       // '0'
  bool left = false;       // '-'
  bool space = false;      // ' '
  bool plus = false;       // '+'

  friend bool operator==(const Flags&, const Flags&) = default;
};

struct FieldSpec {
  Field field{};
  Flags flags;
  std::size_t width = 0;  // in code points, as is precision
  std::optional<std::size_t> precision;
  char conversion = 's';  // one of "srac diu oxX eEfFgG"

  friend bool operator==(const FieldSpec&, const FieldSpec&) = default;
};

using Piece = std::variant<std::string, FieldSpec>;

// Throws FormatError. The result holds at least one FieldSpec and no empty text.
[[nodiscard]] std::vector<Piece> parse_percent_format(std::string_view format);

}  // namespace threadlab::log
