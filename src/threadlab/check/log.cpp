#include <algorithm>
#include <threadlab/check/log.hpp>

namespace threadlab::check {

Log::Log(std::string_view bytes, LineNumbers& numbers) : lines_(numbers.read(bytes)) {
  const std::vector<std::string_view> raw = golden::split_lines(bytes);
  raw_.assign(raw.begin(), raw.end());
  for (std::size_t i = 0; i != lines_.size(); ++i) {
    const std::uint32_t speaker = lines_[i].speaker;
    if (speaker >= of_.size()) of_.resize(std::size_t{speaker} + 1);
    of_[speaker].push_back(static_cast<std::uint32_t>(i));
    texts_ = std::max(texts_, lines_[i].text + 1);
  }
}

Progress::Progress(const Log& log, std::size_t end) : log_(log), end_(end) {
  for (std::size_t i = 0; i != end; ++i) {
    const Line& line = log[i];
    if (line.text >= all_.size()) all_.resize(std::size_t{line.text} + 1);
    if (line.speaker >= next_.size()) next_.resize(std::size_t{line.speaker} + 1);
    ++all_[line.text];
  }
  restart();
}

void Progress::restart() {
  printed_ = 0;
  std::ranges::fill(next_, 0);
  left_ = all_;
}

void Progress::advance(const Printing& printing) {
  for (std::size_t i = 0; i != printing.lines.size(); ++i) advance();
}

void Progress::advance() {
  const Line& line = log_[printed_++];
  ++next_[line.speaker];
  --left_[line.text];
}

void Progress::retreat() {
  const Line& line = log_[--printed_];
  --next_[line.speaker];
  ++left_[line.text];
}

std::size_t Progress::next_of(std::uint32_t speaker) const {
  const auto places = log_.of(speaker);
  if (speaker >= next_.size() || next_[speaker] >= places.size()) return nowhere;
  const std::size_t place = places[next_[speaker]];
  return place < end_ ? place : nowhere;
}

bool Progress::fits_at(const Printing& printing, std::size_t place) const {
  if (place == nowhere || printing.lines.size() > end_ - place) return false;
  return std::ranges::equal(printing.lines,
                            std::span(log_.lines()).subspan(place, printing.lines.size()),
                            [](const Line& a, const Line& b) { return a.text == b.text; });
}

}  // namespace threadlab::check
