#include <cli/exit_codes.hpp>
#include <cli/output.hpp>
#include <system_error>

namespace threadlab::cli {

ExitCode report(const std::exception& error) {
  const auto* const system_error = dynamic_cast<const std::system_error*>(&error);
  if (system_error != nullptr && system_error->code() == std::errc::broken_pipe) {
    return ExitCode::closed_pipe;
  }
  complain(error.what());
  return ExitCode::not_asked;
}

}  // namespace threadlab::cli
