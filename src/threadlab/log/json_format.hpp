// Lines of JSON: one object a line, with every field under Python's LogRecord name.
//
// The keys always come in the same order, that of field.hpp. Every line is valid JSON in UTF-8
// whatever a thread is called or a message says: bytes that are no UTF-8 become U+FFFD.
//
//   JsonFormat().format(record, out);   // {"name":"root","levelno":20,"levelname":"INFO", ...}\n
#pragma once

#include <optional>
#include <string>
#include <threadlab/log/asctime.hpp>
#include <threadlab/log/formatter.hpp>

namespace threadlab::log {

class JsonFormat : public Formatter {
 public:
  // `datefmt` is strftime's, for the key "asctime"; see asctime.hpp.
  explicit JsonFormat(std::optional<std::string> datefmt = {});

  // Keeps the text of the current second: calls must not overlap (see formatter.hpp).
  void format(const Record& record, fmt::memory_buffer& out) const override;

 private:
  Asctime asctime_;
};

}  // namespace threadlab::log
