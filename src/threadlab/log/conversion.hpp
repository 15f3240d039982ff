// One value as a %-specification prints it: CPython's unicode_format_arg_output.
#pragma once

#include <fmt/format.h>

#include <threadlab/log/field.hpp>
#include <threadlab/log/percent_spec.hpp>

namespace threadlab::log {

// Appends `value`, converted and padded. Requires a conversion that the value's kind takes, which
// parse_percent_format sees to. An integer under %c that is no character prints U+FFFD.
void append_converted(const FieldSpec& spec, const Value& value, fmt::memory_buffer& out);

}  // namespace threadlab::log
