#include <threadlab/explore/log_keeper.hpp>

namespace threadlab::explore {

void LogKeeper::format(const log::Record& record, fmt::memory_buffer& out) const {
  std::string& kept = observe_ == Observe::log ? text_ : by_thread_[record.thread];
  lines_.push_back({.text = &kept, .start = kept.size()});  // also one that cannot be formatted
  const std::size_t start = out.size();
  formatter_->format(record, out);
  kept.append(out.data() + start, out.size() - start);
}

void LogKeeper::rewind(std::size_t lines) {
  for (; lines_.size() > lines; lines_.pop_back()) lines_.back().text->resize(lines_.back().start);
}

const std::string& LogKeeper::text() const {
  if (observe_ == Observe::state) {
    text_.clear();
    for (const auto& [thread, lines] : by_thread_) text_ += lines;
  }
  return text_;
}

logging::Config kept_by(const std::shared_ptr<const LogKeeper>& keeper, logging::Level level) {
  logging::Config config;
  config.level = level;
  config.formatter = keeper;
  config.sink = log::FileSink::nowhere();
  return config;
}

}  // namespace threadlab::explore
