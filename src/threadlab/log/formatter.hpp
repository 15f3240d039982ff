// What turns a Record into the bytes of a log.
//
// A formatter appends one whole line, its '\n' included, to what is already in `out`; a message
// that has newlines of its own keeps them, as in Python. A formatter may remember things between
// lines (the text of the current second), so calls must not overlap: whoever owns it guards it,
// which in a run is the log's lock.
#pragma once

#include <fmt/format.h>

#include <threadlab/log/record.hpp>

namespace threadlab::log {

class Formatter {
 public:
  Formatter() = default;
  Formatter(const Formatter&) = delete;
  Formatter& operator=(const Formatter&) = delete;
  virtual ~Formatter() = default;

  virtual void format(const Record& record, fmt::memory_buffer& out) const = 0;
};

}  // namespace threadlab::log
