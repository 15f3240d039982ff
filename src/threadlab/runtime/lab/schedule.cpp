#include <fmt/format.h>

#include <array>
#include <charconv>
#include <threadlab/runtime/lab/schedule.hpp>
#include <utility>

namespace threadlab::runtime::lab {
namespace {

constexpr std::string_view version = "v1";
constexpr std::size_t longest_text = std::size_t{64} << 20U;
constexpr std::size_t shown = 40;  // of a text in an error's message

using Kind = Choice::Kind;

/// The most that a choice takes: ".r", 20 characters, "tx", 10 characters.
constexpr std::size_t longest_choice = 34;

/// Writes the number, for which there is room, and returns where it ends.
char* put_number(char* to, std::int64_t number) {
  if (number < 0 || number > 9) return std::to_chars(to, to + 20, number).ptr;
  *to = static_cast<char>('0' + number);  // as most are
  return to + 1;
}

/// Writes the choice, for which there is room, and returns where it ends.
char* put(char* to, const Choice& choice) {
  *to++ = '.';
  if (choice.kind == Kind::draw) *to++ = 'r';
  to = put_number(to, choice.value);
  if (choice.kind == Kind::timeout) *to++ = 't';
  if (choice.times != 1) {
    *to++ = 'x';
    to = put_number(to, choice.times);
  }
  return to;
}

/// Printable, and no longer than a message bears.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text.substr(0, shown)) result += c >= ' ' && c <= '~' ? c : '?';
  return result + (text.size() > shown ? "...'" : "'");
}

/// Takes the pieces between the dots, one after another.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool is_at_end() const { return is_at_end_; }
  [[nodiscard]] std::size_t number() const { return number_; }

  std::string_view next() {
    const std::size_t dot = rest_.find('.');
    is_at_end_ = dot == std::string_view::npos;
    const std::string_view piece = rest_.substr(0, dot);
    rest_.remove_prefix(is_at_end_ ? rest_.size() : dot + 1);
    ++number_;
    return piece;
  }

 private:
  std::string_view rest_;
  std::size_t number_ = 0;
  bool is_at_end_ = false;
};

/// Takes a decimal number from the front of `text`. False: there is none, or it is too large.
template <class Number>
bool take_number(std::string_view& text, Number& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end == text.data()) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool take_char(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

/// False: it is none.
bool parse_choice(std::string_view text, Choice& choice) {
  choice.times = 1;
  if (take_char(text, 'r')) {
    choice.kind = Kind::draw;
    return take_number(text, choice.value) && text.empty();
  }
  std::uint32_t thread = 0;
  if (!take_number(text, thread)) return false;
  choice.value = thread;
  choice.kind = take_char(text, 't') ? Kind::timeout : Kind::step;
  if (take_char(text, 'x') && (!take_number(text, choice.times) || choice.times == 0)) return false;
  return text.empty();
}

Timing parse_timing(std::string_view text) {
  if (text == "ideal") return Timing::ideal;
  if (text == "any") return Timing::any;
  throw ScheduleError(
      fmt::format("the timing of a schedule is 'ideal' or 'any', not {}", quoted(text)));
}

}  // namespace

std::string Schedule::to_string() const {
  std::string text(version);
  text += timing == Timing::ideal ? ".ideal" : ".any";
  std::array<char, 64 * longest_choice> piece;  // NOLINT(cppcoreguidelines-pro-type-member-init)
  char* end = piece.data();
  for (const Choice& choice : choices) {
    end = put(end, choice);
    if (end > piece.data() + piece.size() - longest_choice) {
      text.append(piece.data(), std::exchange(end, piece.data()));
    }
  }
  return text.append(piece.data(), end);
}

Schedule Schedule::parse(std::string_view text) {
  if (text.size() > longest_text) throw ScheduleError("the schedule is longer than 64 MiB");
  Reader reader(text);
  if (const std::string_view first = reader.next(); first != version || reader.is_at_end()) {
    throw ScheduleError(fmt::format("a schedule begins with '{}.ideal' or '{}.any', not with {}",
                                    version, version, quoted(text)));
  }
  Schedule schedule{.timing = parse_timing(reader.next()), .choices = {}};
  while (!reader.is_at_end()) {
    const std::string_view piece = reader.next();
    Choice choice{};
    if (!parse_choice(piece, choice)) {
      throw ScheduleError(
          fmt::format("choice {} of the schedule is {}; it may be a thread's number, as 3, 3t or "
                      "3x12, or a draw, as r42",
                      reader.number() - 2, quoted(piece)));
    }
    schedule.choices.push_back(choice);
  }
  return schedule;
}

}  // namespace threadlab::runtime::lab
