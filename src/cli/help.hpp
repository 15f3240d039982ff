#pragma once

// The texts of --help and of `list`, laid out in so many columns.

#include <cli/arguments.hpp>
#include <cli/catalog.hpp>
#include <string>

namespace threadlab::cli {

/// Of the program: examples first, then what there is to type.
std::string program_help(Catalog catalog, const Arguments& run_options, std::size_t width);

/// Of one demo: its own options, then the run options.
std::string demo_help(const Demo& demo, const Arguments& arguments, std::size_t width);

/// Of the command `list`.
std::string list_help(const Arguments& arguments, std::size_t width);

/// Of the command `check`, for all demos or for one.
std::string check_help(const Arguments& arguments, std::size_t width);

/// Of the command `explore`, for all demos or for one.
std::string explore_help(const Arguments& arguments, std::size_t width);

/// A line a demo: its name, what it shows, the tutorial's section.
std::string list_of_demos(Catalog catalog, std::size_t width);

}  // namespace threadlab::cli
