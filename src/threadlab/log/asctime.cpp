#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <threadlab/log/asctime.hpp>
#include <threadlab/log/field.hpp>
#include <utility>

namespace threadlab::log {
namespace {

// strftime says 0 both for "no room" and for "nothing to print" (%p in some locales): a mark behind
// the format tells them apart. Like CPython this prints nothing where a text is beyond all measure.
std::string time_text(const std::string& format, std::time_t second, TimeZone zone) {
  std::tm broken_down{};
  zone == TimeZone::local ? localtime_r(&second, &broken_down) : gmtime_r(&second, &broken_down);
  const std::string marked = format + '.';
  constexpr std::size_t first_guess = 256;
  const std::size_t enough = 256 * marked.size();
  std::string text;
  std::size_t size = 0;
  while (size == 0 && text.size() < enough) {
    text.resize(std::max(text.size() * 2, first_guess));
    size = std::strftime(text.data(), text.size(), marked.c_str(), &broken_down);
  }
  text.resize(size == 0 ? 0 : size - 1);
  return text;
}

}  // namespace

Asctime::Asctime(std::optional<std::string> datefmt) : datefmt_(std::move(datefmt)) {
  if (!datefmt_) return;
  if (datefmt_->find('\0') != std::string::npos) {
    throw std::invalid_argument("the date format must not hold a NUL character");
  }
  if (datefmt_->empty()) datefmt_.reset();
}

const std::string& Asctime::text_of_second(std::time_t second, TimeZone zone) const {
  if (second_ != second || zone_ != zone) {
    text_ = time_text(datefmt_.value_or("%Y-%m-%d %H:%M:%S"), second, zone);
    second_ = second;
    zone_ = zone;
  }
  return text_;
}

std::string Asctime::text(const Record& record) const {
  const auto second = static_cast<std::time_t>(std::floor(created_seconds(record)));
  const std::string& text = text_of_second(second, record.zone);
  if (datefmt_) return text;
  return fmt::format("{},{:03}", text, static_cast<int>(milliseconds(record)));
}

}  // namespace threadlab::log
