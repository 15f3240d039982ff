#include <cli/errors.hpp>
#include <cli/output.hpp>
#include <cli/script_end.hpp>
#include <system_error>
#include <threadlab/excepthook.hpp>

namespace threadlab::cli {

ExitCode end_of_script(const std::exception_ptr& exception, std::size_t dead_threads) {
  if (!exception) return dead_threads == 0 ? ExitCode::yes : ExitCode::no;
  try {
    std::rethrow_exception(exception);
  } catch (const UsageError&) {
    throw;
  } catch (const std::system_error&) {
    throw;
  } catch (...) {
    write_to_stderr("Exception in the main thread:\n" + describe(exception) + "\n");
  }
  return ExitCode::no;
}

}  // namespace threadlab::cli
