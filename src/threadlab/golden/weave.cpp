#include <algorithm>
#include <limits>
#include <threadlab/golden/common_sequence.hpp>
#include <threadlab/golden/weave.hpp>
#include <utility>

namespace threadlab::golden {
namespace {

// The lines among which order counts: what `match` means is which lines share a lane.
std::uint32_t lane_of(const LogLine& line, Match match) {
  switch (match) {
    case Match::exact:
      return 0;
    case Match::per_thread:
      return line.thread;
    case Match::lines:
      return line.key;
  }
  return 0;
}

// A lane's lines of one log, first to last.
struct Lane {
  std::vector<std::size_t> places;
  std::vector<std::uint32_t> keys;
};

std::vector<Lane> lanes(const LogLines& log, Match match, std::size_t count) {
  std::vector<Lane> all(count);
  for (std::size_t place = 0; place < log.size(); ++place) {
    auto& lane = all[lane_of(log[place], match)];
    lane.places.push_back(place);
    lane.keys.push_back(log[place].key);
  }
  return all;
}

std::size_t count_lanes(const LogLines& base, const LogLines& other, Match match) {
  std::size_t count = 0;
  for (const auto* log : {&base, &other}) {
    for (const auto& line : *log) count = std::max<std::size_t>(count, lane_of(line, match) + 1U);
  }
  return count;
}

constexpr auto alone = std::numeric_limits<std::size_t>::max();

// For each line its counterpart in the other log, or `alone`.
struct Partners {
  std::vector<std::size_t> of_base;
  std::vector<std::size_t> of_other;
};

Partners find_partners(const std::vector<Lane>& base, const std::vector<Lane>& other,
                       std::size_t base_size, std::size_t other_size) {
  Partners partners{std::vector(base_size, alone), std::vector(other_size, alone)};
  for (std::size_t lane = 0; lane < base.size(); ++lane) {
    for (const auto& [i, j] : common_sequence(base[lane].keys, other[lane].keys)) {
      partners.of_base[base[lane].places[i]] = other[lane].places[j];
      partners.of_other[other[lane].places[j]] = base[lane].places[i];
    }
  }
  return partners;
}

// How many of the base's lines stand before a line that only the other log has.
struct Insertion {
  std::size_t before;
  std::size_t place;
};

// Walks over one lane of the base while the other log is read.
class LaneCursor {
 public:
  explicit LaneCursor(const Lane& lane) : places_(lane.places) {}

  // Past the line at `place`, which is in this lane.
  void pass(std::size_t place) {
    while (places_[next_] != place) ++next_;
    ++next_;
    least_ = place + 1;
  }

  // Where a line that the base lacks goes, if it can choose at `wish`.
  std::size_t insert(std::size_t wish, const Partners& partners) {
    const auto most = next_ < places_.size() ? places_[next_] : partners.of_base.size();
    if (next_ < places_.size() && partners.of_base[most] == alone) {
      pass(most);  // the base has a line of its own here: the two stand side by side
      return most;
    }
    least_ = std::clamp(wish, least_, most);
    return least_;
  }

 private:
  const std::vector<std::size_t>& places_;
  std::size_t next_ = 0;   // in places_
  std::size_t least_ = 0;  // as an Insertion's `before`: the lane's lines so far stand before it
};

std::vector<Insertion> find_insertions(const LogLines& other, const std::vector<Lane>& base_lanes,
                                       const Partners& partners, Match match) {
  std::vector<LaneCursor> cursors(base_lanes.begin(), base_lanes.end());
  std::vector<Insertion> insertions;
  std::size_t here = 0;  // after the line, in the base's order, that the other log had last
  for (std::size_t place = 0; place < other.size(); ++place) {
    auto& cursor = cursors[lane_of(other[place], match)];
    if (const auto partner = partners.of_other[place]; partner != alone) {
      cursor.pass(partner);
      here = partner + 1;
    } else {
      here = cursor.insert(here, partners);
      insertions.push_back({.before = here, .place = place});
    }
  }
  std::stable_sort(insertions.begin(), insertions.end(),
                   [](const auto& a, const auto& b) { return a.before < b.before; });
  return insertions;
}

}  // namespace

std::vector<WovenLine> weave(const LogLines& base, const LogLines& other, Match match) {
  const auto count = count_lanes(base, other, match);
  const auto base_lanes = lanes(base, match, count);
  const auto partners =
      find_partners(base_lanes, lanes(other, match, count), base.size(), other.size());
  const auto insertions = find_insertions(other, base_lanes, partners, match);

  std::vector<WovenLine> woven;
  woven.reserve(base.size() + insertions.size());
  auto insertion = insertions.begin();
  for (std::size_t place = 0; place <= base.size(); ++place) {
    for (; insertion != insertions.end() && insertion->before == place; ++insertion) {
      woven.push_back({.side = Side::other, .other = insertion->place});
    }
    if (place == base.size()) break;
    const auto partner = partners.of_base[place];
    if (partner == alone) {
      woven.push_back({.side = Side::base, .base = place});
    } else {
      woven.push_back({.side = Side::both, .base = place, .other = partner});
    }
  }
  return woven;
}

}  // namespace threadlab::golden
