#include <sys/ioctl.h>

#include <algorithm>
#include <cli/numbers.hpp>
#include <cli/terminal.hpp>
#include <cstdlib>

namespace threadlab::cli {
namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t widest = 80;

std::optional<std::size_t> columns_of_environment() {
  const char* const columns = std::getenv("COLUMNS");  // NOLINT(concurrency-mt-unsafe): no setenv
  return columns == nullptr ? std::nullopt : parse_whole_number<std::size_t>(columns);
}

std::optional<std::size_t> columns_of_terminal(int descriptor) {
  winsize size{};
  const bool is_known = ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return is_known ? std::optional<std::size_t>(size.ws_col) : std::nullopt;
}

}  // namespace

std::size_t help_width(int descriptor) {
  auto columns = columns_of_environment();
  if (!columns) columns = columns_of_terminal(descriptor);
  return std::clamp(columns.value_or(widest), narrowest, widest);
}

}  // namespace threadlab::cli
