#include <fmt/format.h>

#include <cli/errors.hpp>
#include <cli/explore_logs.hpp>
#include <cli/text.hpp>
#include <filesystem>
#include <threadlab/golden/file.hpp>

namespace threadlab::cli {

void make_folder(const std::string& directory) {
  std::error_code error;
  std::filesystem::create_directories(directory, error);
  if (error) throw FileError(error, "cannot make the folder " + in_quotes(directory));
}

void write_logs(const std::string& directory, const explore::Result& result) {
  const std::filesystem::path folder(directory);
  std::string index;
  std::size_t number = 0;
  for (const explore::Log& log : result.logs) {
    const std::string name = fmt::format("{:06}", ++number);
    golden::write_file(folder / (name + ".log"), log.text);
    golden::write_file(folder / (name + ".schedule"), log.schedule + "\n");
    index += fmt::format("{}.log {} {}{}\n", name, log.executions,
                         log.executions == 1 ? "execution" : "executions",
                         number == 1 ? ", the commonest" : "");
  }
  golden::write_file(folder / "index.txt", index);
}

}  // namespace threadlab::cli
