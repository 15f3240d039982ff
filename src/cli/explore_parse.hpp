#pragma once

// What was typed after `threadlab explore`, understood.

#include <cli/command.hpp>
#include <span>
#include <string>

namespace threadlab::cli {

/// `words` are those of the command line but the program's name and `explore`. Throws UsageError.
Command parse_explore(std::span<const std::string> words, const std::string& program,
                      Catalog catalog);

}  // namespace threadlab::cli
