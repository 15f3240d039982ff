#include <new>
#include <threadlab/log/spdlog_adapter.hpp>
#include <utility>

namespace threadlab::log {

int python_level(spdlog::level::level_enum level) {
  switch (level) {
    case spdlog::level::trace:
      return 5;
    case spdlog::level::debug:
      return 10;
    case spdlog::level::info:
      return 20;
    case spdlog::level::warn:
      return 30;
    case spdlog::level::err:
      return 40;
    case spdlog::level::critical:
      return 50;
    default:
      return 0;  // NOTSET: `off` and the count of levels, at which nothing is logged
  }
}

SpdlogFormatter::SpdlogFormatter(std::shared_ptr<const Formatter> line_format,
                                 ThreadInfoProvider current_thread, Record::Created start)
    : formatter_(std::move(line_format)),
      current_thread_(std::move(current_thread)),
      start_(start) {}

void SpdlogFormatter::format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& out) {
  const ThreadInfo thread = current_thread_();
  const spdlog::source_loc& place = message.source;
  const auto text = [](spdlog::string_view_t view) {
    return std::string_view(view.data(), view.size());
  };
  const Record record{
      .name = text(message.logger_name),
      .levelno = python_level(message.level),
      .pathname = place.filename != nullptr ? place.filename : "(unknown file)",
      .lineno = place.line,
      .func_name = place.funcname != nullptr ? place.funcname : "(unknown function)",
      .created = message.time,
      .zone = thread.zone,
      .relative_created = message.time - start_,
      .thread = thread.ident,
      .thread_name = thread.name,
      .process = thread.process,
      .process_name = thread.process_name,
      .message = text(message.payload),
  };
  fmt::memory_buffer line;
  formatter_->format(record, line);
  out.append(line.begin(), line.end());
}

std::unique_ptr<spdlog::formatter> SpdlogFormatter::clone() const {
  return std::make_unique<SpdlogFormatter>(formatter_, current_thread_, start_);
}

SpdlogSink::SpdlogSink(FileSink file, std::unique_ptr<spdlog::formatter> line_format,
                       ErrorHandler on_error)
    : base_sink(std::move(line_format)), file_(std::move(file)), on_error_(std::move(on_error)) {}

std::error_code SpdlogSink::close() {
  note(file_.close());
  return error_;
}

std::error_code SpdlogSink::write(const spdlog::details::log_msg& message) {
  try {
    spdlog::memory_buf_t line;
    formatter_->format(message, line);
    return file_.write({line.data(), line.size()});
  } catch (const std::bad_alloc&) {
    return std::make_error_code(std::errc::not_enough_memory);
  }
}

void SpdlogSink::sink_it_(const spdlog::details::log_msg& message) {
  if (!error_) note(write(message));
}

void SpdlogSink::note(std::error_code error) {
  if (!error || error_) return;
  error_ = error;
  if (on_error_) on_error_(error);
}

}  // namespace threadlab::log
