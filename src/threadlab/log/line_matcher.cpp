#include <algorithm>
#include <threadlab/log/line_matcher.hpp>
#include <threadlab/log/utf8.hpp>

namespace threadlab::log {
namespace {

// A line by its characters: places are counted in those, from 0 to size().
class Line {
 public:
  explicit Line(std::string_view bytes) : bytes_(bytes) {
    starts_.reserve(bytes.size() + 1);
    for (std::size_t at = 0; at < bytes.size(); at += first_character(bytes.substr(at)).size) {
      starts_.push_back(at);
    }
    starts_.push_back(bytes.size());
  }

  [[nodiscard]] std::size_t size() const { return starts_.size() - 1; }
  [[nodiscard]] char first_byte(std::size_t place) const { return bytes_[starts_[place]]; }
  [[nodiscard]] std::string_view between(std::size_t begin, std::size_t end) const {
    return bytes_.substr(starts_[begin], starts_[end] - starts_[begin]);
  }

 private:
  std::string_view bytes_;
  std::vector<std::size_t> starts_;  // the byte at which each character begins, and the end
};

// For each place of a line whether what is left of the shape matches what is left of the line.
using Places = std::vector<bool>;

Places before_text(const Line& line, std::string_view text, const Places& after) {
  const std::size_t length = count_characters(text);
  Places before(after.size());
  for (std::size_t place = 0; place + length < after.size(); ++place) {
    before[place] = after[place + length] && line.between(place, place + length) == text;
  }
  return before;
}

// From the end to the front: `reach` is how far the run could go from this place, `next` the first
// place it may end at, given the least that it must take.
Places before_run(const Line& line, const Run& run, const Places& after) {
  Places before(after.size());
  std::size_t reach = line.size();
  std::size_t next = Run::unlimited;
  for (std::size_t place = after.size(); place-- > 0;) {
    if (place < line.size() && !belongs(run, line.first_byte(place))) reach = place;
    const std::size_t earliest = place + run.least;
    if (earliest < after.size() && after[earliest]) next = earliest;
    const bool is_within_most = next - place <= run.most;
    before[place] = next != Run::unlimited && next <= reach && is_within_most;
  }
  return before;
}

std::size_t shortest_end(const Run& run, std::size_t begin, const Places& after) {
  std::size_t end = begin + run.least;
  while (!after[end]) ++end;
  return end;
}

std::size_t longest_end(const Line& line, const Run& run, std::size_t begin, const Places& after) {
  std::size_t end = begin;
  while (end < line.size() && end - begin < run.most && belongs(run, line.first_byte(end))) ++end;
  while (!after[end]) --end;
  return end;
}

// Where the element ends that begins here. Requires what before_text and before_run found out: that
// it can end at some place of `after`.
std::size_t end_of(const Line& line, const ShapeElement& element, std::size_t begin,
                   const Places& after) {
  if (const auto* text = std::get_if<std::string>(&element.matches)) {
    return begin + count_characters(*text);
  }
  const Run& run = std::get<Run>(element.matches);
  return run.extent == Extent::shortest ? shortest_end(run, begin, after)
                                        : longest_end(line, run, begin, after);
}

// One entry for the front of each element, and one for the end of the line.
std::vector<Places> possible_places(const Line& line, std::span<const ShapeElement> shape) {
  std::vector<Places> places(shape.size() + 1);
  places.back().resize(line.size() + 1);
  places.back().back() = true;
  for (std::size_t i = shape.size(); i-- > 0;) {
    const auto* text = std::get_if<std::string>(&shape[i].matches);
    places[i] = text != nullptr ? before_text(line, *text, places[i + 1])
                                : before_run(line, std::get<Run>(shape[i].matches), places[i + 1]);
  }
  return places;
}

std::string_view without_padding(const FieldSpec& spec, std::string_view printed) {
  if (count_characters(printed) != spec.width) return printed;  // too long to have been padded
  const std::size_t first = printed.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return spec.flags.left ? printed.substr(0, printed.find_last_not_of(' ') + 1)
                         : printed.substr(first);
}

}  // namespace

std::optional<std::string_view> Fields::value(Field field) const {
  const auto found = std::ranges::find(fields_, field, &MatchedField::field);
  if (found == fields_.end()) return std::nullopt;
  return found->value;
}

LineMatcher::LineMatcher(const PercentFormat& format)
    : shape_(line_shape(format.pieces(), format.datefmt())) {
  for (const Piece& piece : format.pieces()) {
    if (const auto* spec = std::get_if<FieldSpec>(&piece)) specs_.push_back(*spec);
  }
}

std::optional<Fields> LineMatcher::match(std::string_view bytes) const {
  const Line line(bytes);
  const std::vector<Places> places = possible_places(line, shape_);
  if (!places.front().front()) return std::nullopt;
  std::vector<MatchedField> fields;
  std::size_t place = 0;
  std::size_t field_begin = 0;
  for (std::size_t i = 0; i < shape_.size(); ++i) {
    const auto field = shape_[i].field;
    if (i == 0 || shape_[i - 1].field != field) field_begin = place;
    place = end_of(line, shape_[i], place, places[i + 1]);
    const bool is_whole = i + 1 == shape_.size() || shape_[i + 1].field != field;
    if (!field || !is_whole) continue;
    const FieldSpec& spec = specs_[*field];
    const std::string_view printed = line.between(field_begin, place);
    fields.push_back({spec.field, printed, without_padding(spec, printed)});
  }
  return Fields(std::move(fields));
}

}  // namespace threadlab::log
