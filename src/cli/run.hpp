#pragma once

// The program: argv -> a command -> what it does -> an exit code.
//
//     int main(int argc, char** argv) { return threadlab::cli::run(argc, argv, catalog()); }
//
// To be called once, by the main thread, before any other is started. Exit codes: 0 done or yes;
// 1 no (the log differs from its golden, a thread died of an exception); 2 could not be asked
// (usage, a file that cannot be read or written); 130 SIGINT; 141 nobody reads stdout; 143 SIGTERM.

#include <cli/catalog.hpp>

namespace threadlab::cli {

[[nodiscard]] int run(int argc, char** argv, Catalog catalog);

}  // namespace threadlab::cli
