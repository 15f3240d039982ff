#include <fmt/format.h>

#include <threadlab/check/why.hpp>
#include <unordered_set>

namespace threadlab::check {
namespace {

/// An item of the same queue that was put before this one and that no line has shown yet.
const Item* earlier_item_not_shown(const Case& what, std::size_t printed, const Item& item) {
  std::unordered_set<std::uint64_t> shown;
  for (std::size_t i = 0; i != printed; ++i) shown.insert(what.log[i].topic);
  const Item* first = nullptr;
  for (const auto& [topic, other] : what.knowledge.items) {
    if (other.queue != item.queue || other.place >= item.place || shown.contains(topic)) continue;
    if (first == nullptr || other.place < first->place) first = &other;
  }
  return first;
}

}  // namespace

std::string explain(const Case& what, std::size_t printed) {
  if (printed == what.log.size()) {
    return "the log is at its end, but in every schedule that prints it more is printed or a "
           "thread waits for ever";
  }
  const Line& line = what.log[printed];
  const auto item = what.knowledge.items.find(line.topic);
  if (item != what.knowledge.items.end() && item->second.is_told_by_its_line) {
    if (const Item* const earlier = earlier_item_not_shown(what, printed, item->second)) {
      return fmt::format("line {}: item {} is taken before item {}, which was put first",
                         printed + 1, item->second.message, earlier->message);
    }
  }
  if (!what.printer.has_printed(line.text)) {
    return fmt::format("line {}: in no run that was looked at is this line printed", printed + 1);
  }
  return {};
}

}  // namespace threadlab::check
