// A program that prints a line, with the libraries that threadlab is linked with: what a start
// costs.

#include <fmt/format.h>
#include <spdlog/details/os.h>

int main() { fmt::print("hello {}\n", spdlog::details::os::pid() != 0); }
