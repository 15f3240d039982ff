#include <algorithm>
#include <threadlab/golden/log_lines.hpp>
#include <utility>

namespace threadlab::golden {

std::uint32_t Names::number(std::string name) {
  const auto next = static_cast<std::uint32_t>(numbers_.size());
  return numbers_.try_emplace(std::move(name), next).first->second;
}

std::vector<std::string_view> split_lines(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

LogLines LogScanner::scan(std::string_view log) {
  LogLines lines;
  auto thread = threads_.number("");
  for (const auto text : split_lines(log)) {
    // The first byte keeps the two kinds apart: the bytes of one are no key of the other.
    auto parsed = reader_.parse(text);
    if (parsed) thread = threads_.number(std::move(parsed->thread));
    const auto key = keys_.number(parsed ? "+" + parsed->key : "-" + std::string(text));
    lines.push_back({.text = text, .thread = thread, .key = key});
  }
  return lines;
}

}  // namespace threadlab::golden
