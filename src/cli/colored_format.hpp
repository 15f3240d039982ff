#pragma once

// A %-format whose thread names are coloured, and nothing else: one format for each colour, the
// escape sequences standing around %(threadName)s as literal text, so that a name is padded as
// without them.

#include <memory>
#include <span>
#include <string>
#include <threadlab/log/percent_format.hpp>
#include <vector>

namespace threadlab::cli {

class ColoredFormat : public log::Formatter {
 public:
  explicit ColoredFormat(const log::PercentFormat& plain);

  void format(const log::Record& record, fmt::memory_buffer& out) const override;

 private:
  std::vector<std::unique_ptr<log::PercentFormat>> formats_;  // one a colour
};

/// The text of a parsed %-format: parse_percent_format(format_text(pieces)) == pieces.
std::string format_text(std::span<const log::Piece> pieces);

}  // namespace threadlab::cli
