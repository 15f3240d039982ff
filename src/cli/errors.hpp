#pragma once

// Why a command could not be carried out. exit_codes.hpp says what each comes to.

#include <stdexcept>
#include <string>
#include <system_error>

namespace threadlab::cli {

/// What was typed cannot be done; nothing has started. what() is one line that says what to type.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// A file could not be read, or the output not written; what() names it and ends with the reason.
class FileError : public std::system_error {
 public:
  FileError(std::error_code reason, const std::string& what) : std::system_error(reason, what) {}
};

}  // namespace threadlab::cli
