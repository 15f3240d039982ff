// write(2), until every byte is out.
//
// Goes on after a partial write and after EINTR, and waits for room where the descriptor is
// non-blocking; any other failure is returned, with a part of the bytes possibly written. The call
// itself is a parameter so that a test can interrupt it.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string_view>
#include <system_error>

namespace threadlab::log {

using WriteCall = ssize_t (*)(int descriptor, const void* bytes, std::size_t size);

[[nodiscard]] std::error_code write_all(int descriptor, std::string_view bytes, WriteCall call);

}  // namespace threadlab::log
