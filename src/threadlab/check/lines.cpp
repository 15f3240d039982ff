#include <algorithm>
#include <string_view>
#include <threadlab/check/hash.hpp>
#include <threadlab/check/lines.hpp>
#include <utility>

namespace threadlab::check {
namespace {

/// The text without the speaker's name and without blanks, which may be padding.
std::uint64_t topic_of(std::string text, const std::string& speaker) {
  if (const std::size_t at = text.find(speaker); at != std::string::npos) {
    text.erase(at, speaker.size());
  }
  std::erase(text, ' ');
  return hashed(text);
}

}  // namespace

std::uint32_t LineNumbers::number_of(std::string_view text) {
  if (const auto known = texts_.find(text); known != texts_.end()) return known->second;
  return texts_.emplace(text, static_cast<std::uint32_t>(texts_.size())).first->second;
}

std::vector<Line> LineNumbers::read(std::string_view text) {
  std::vector<Line> lines;
  std::uint32_t speaker = speakers_.number("");
  for (const std::string_view raw : golden::split_lines(text)) {
    // The first byte keeps the two kinds apart: the bytes of one are no key of the other.
    if (auto parsed = reader_.parse(raw)) {
      speaker = speakers_.number(parsed->thread);
      const std::uint32_t number = number_of("+" + parsed->key);
      if (number == topics_.size()) {
        topics_.push_back(topic_of(std::move(parsed->key), parsed->thread));
      }
      lines.push_back({speaker, number, topics_[number]});
    } else {
      const std::uint32_t number = number_of("-" + std::string(raw));
      if (number == topics_.size()) topics_.push_back(hashed(raw));
      lines.push_back({speaker, number, topics_[number]});
    }
  }
  return lines;
}

std::string Printer::text_of(const log::Record& record) {
  buffer_.clear();
  formatter_.format(record, buffer_);
  return {buffer_.data(), buffer_.size()};
}

Printing Printer::read(std::string_view thread_name, std::string_view text) const {
  std::vector<Line> lines = numbers_.read(text);
  const bool is_unique = is_default_name(thread_name) &&
                         lines.front().speaker == numbers_.speaker(std::string(thread_name));
  return {.lines = std::move(lines), .is_unique = is_unique};
}

Printing Printer::print(const log::Record& record) {
  Printing printing = read(record.thread_name, text_of(record));
  for (const Line& line : printing.lines) note(line.text);
  return printing;
}

void Printer::print_again(const std::string& thread_name, std::uint32_t text, Printing& printing) {
  printing.lines.assign(1, {numbers_.speaker(thread_name), text, numbers_.topic(text)});
  printing.is_unique = true;
  note(text);
}

void Printer::note(std::uint32_t text) {
  if (text >= printed_.size()) printed_.resize(std::size_t{text} + 1);
  printed_[text] = true;
}

bool is_default_name(std::string_view name) {
  if (name == "MainThread") return true;
  constexpr std::string_view beginning = "Thread-";
  if (!name.starts_with(beginning)) return false;
  name.remove_prefix(beginning.size());
  const std::size_t digits = std::min(name.find_first_not_of("0123456789"), name.size());
  if (digits == 0) return false;
  const std::string_view rest = name.substr(digits);
  return rest.empty() || (rest.starts_with(" (") && rest.ends_with(')'));
}

}  // namespace threadlab::check
