#include <fmt/format.h>

#include <string>
#include <threadlab/claim.hpp>
#include <threadlab/errors.hpp>
#include <threadlab/runtime/lab/door.hpp>
#include <threadlab/runtime/lab/dying.hpp>
#include <threadlab/thread.hpp>

namespace threadlab {

void claim(bool condition, std::string_view what) {
  if (condition || runtime::lab::is_dying()) return;
  runtime::lab::fail(fmt::format("{} claims '{}', and it is false", current_thread().name(), what));
  throw AssertionError(std::string(what));
}

}  // namespace threadlab
