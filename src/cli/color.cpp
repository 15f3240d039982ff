#include <unistd.h>

#include <cli/color.hpp>
#include <cstdint>
#include <cstdlib>

namespace threadlab::cli {
namespace {

/// The value of an environment variable, empty where there is none.
std::string_view environment(const char* name) {
  const char* const value = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): nobody sets one
  return value == nullptr ? std::string_view() : std::string_view(value);
}

bool environment_wants_color(int descriptor) {
  if (!environment("NO_COLOR").empty()) return false;
  const std::string_view force = environment("CLICOLOR_FORCE");
  if (!force.empty() && force != "0") return true;
  return ::isatty(descriptor) == 1 && environment("TERM") != "dumb";
}

}  // namespace

bool is_colored(WhenToColor when, int descriptor) {
  switch (when) {
    case WhenToColor::always:
      return true;
    case WhenToColor::never:
      return false;
    case WhenToColor::automatic:
      break;
  }
  return environment_wants_color(descriptor);
}

std::size_t color_of(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
  for (const char c : name) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 0x100000001b3;
  }
  return hash % color_begins.size();
}

}  // namespace threadlab::cli
