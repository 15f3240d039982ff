// Splits a printed line back into the fields of its format.
//
// A line matches when its literal text is where the format has it, numbers and times have their
// shape, and padded fields are as wide as their padding makes them; the rest of a text field may be
// anything. Where a line can be split in more ways than one, each field, from the left, ends at the
// first place from which the rest still matches. Time and memory grow linearly with the line,
// whatever it holds.
//
//   const PercentFormat format("(%(threadName)-10s) %(message)s");
//   const LineMatcher matcher(format);
//   matcher.match("(c1        ) hello")->value(Field::thread_name)   // "c1"
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <threadlab/log/line_shape.hpp>
#include <threadlab/log/percent_format.hpp>
#include <utility>
#include <vector>

namespace threadlab::log {

struct MatchedField {
  Field field{};
  std::string_view printed;  // what the line has between the literal texts, padding included
  std::string_view value;    // without the blanks that the specification's width added
};

// The fields of one line, in the format's order. Its views are views of that line.
class Fields {
 public:
  explicit Fields(std::vector<MatchedField> fields) : fields_(std::move(fields)) {}

  [[nodiscard]] std::span<const MatchedField> all() const { return fields_; }

  // Of a field that the format names more than once, the first; nothing if it does not name it.
  [[nodiscard]] std::optional<std::string_view> value(Field field) const;

 private:
  std::vector<MatchedField> fields_;
};

class LineMatcher {
 public:
  explicit LineMatcher(const PercentFormat& format);

  // `bytes` is a line without its final '\n'. Nothing when the format cannot have printed it. May
  // be called by several threads at once.
  [[nodiscard]] std::optional<Fields> match(std::string_view bytes) const;

 private:
  std::vector<FieldSpec> specs_;  // of the fields, in order
  std::vector<ShapeElement> shape_;
};

}  // namespace threadlab::log
