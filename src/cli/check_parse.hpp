#pragma once

// What was typed after `threadlab check`, understood.

#include <cli/command.hpp>
#include <span>
#include <string>

namespace threadlab::cli {

/// `words` are those of the command line but the program's name and `check`. Throws UsageError.
Command parse_check(std::span<const std::string> words, const std::string& program,
                    Catalog catalog);

}  // namespace threadlab::cli
