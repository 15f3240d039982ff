// Lines in Python's %-style, byte for byte what CPython 3.11's logging.Formatter(format, datefmt)
// makes of the same record.
//
// Width and precision count code points. A byte that is no UTF-8 counts as one and passes through,
// as Python's surrogateescape does it. `datefmt` is strftime's and serves %(asctime)s; without one
// (or with an empty one) asctime is "2024-05-17 09:30:00,123", in local time. Where Python would
// drop the line because %c meets a number that is no character, this prints U+FFFD.
//
//   const PercentFormat format("(%(threadName)-10s) %(message)s");
//   format.format(record, out);   // "(worker    ) hello\n"
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <threadlab/log/asctime.hpp>
#include <threadlab/log/formatter.hpp>
#include <threadlab/log/percent_spec.hpp>
#include <vector>

namespace threadlab::log {

class PercentFormat : public Formatter {
 public:
  // Throws FormatError (see percent_spec.hpp) when `format` is none.
  explicit PercentFormat(std::string_view format, std::optional<std::string> datefmt = {});

  // Keeps the text of the current second: calls must not overlap (see formatter.hpp).
  void format(const Record& record, fmt::memory_buffer& out) const override;

  [[nodiscard]] std::span<const Piece> pieces() const { return pieces_; }
  [[nodiscard]] const std::optional<std::string>& datefmt() const { return asctime_.datefmt(); }

 private:
  std::vector<Piece> pieces_;
  Asctime asctime_;
};

}  // namespace threadlab::log
