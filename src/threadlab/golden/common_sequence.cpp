#include <algorithm>
#include <iterator>
#include <threadlab/golden/common_sequence.hpp>
#include <unordered_set>

namespace threadlab::golden {
namespace {

// Myers, "An O(ND) Difference Algorithm and Its Variations" (1986). Rows grow with the number of
// edits d; row d has the d + 1 diagonals x - y = 2 * slot - d, slot 0 to d, and holds for each the
// furthest x that d edits reach, or `unreachable`.
using Row = std::vector<std::int64_t>;
constexpr std::int64_t unreachable = -1;

std::int64_t diagonal(std::size_t slot, std::size_t edits) {
  return 2 * static_cast<std::int64_t>(slot) - static_cast<std::int64_t>(edits);
}

// An edit's end on a diagonal of the next row, and the slot of this row that it left from.
struct Edit {
  std::int64_t x;
  std::size_t from;
};

class Search {
 public:
  Search(Keys a, Keys b) : a_(a), b_(b) {}

  // Walks from the beginning until both sequences are used up, or most_edits edits are.
  // Requires: called once.
  Pairs run() {
    rows_.push_back({slide(0, 0)});
    while (!arrived() && rows_.size() <= most_edits) rows_.push_back(next_row());
    return trace(furthest());
  }

  // After run(): how much of a and of b it walked over.
  [[nodiscard]] std::pair<std::size_t, std::size_t> walked() const {
    const auto slot = furthest();
    const auto x = rows_.back()[slot];
    return {static_cast<std::size_t>(x),
            static_cast<std::size_t>(x - diagonal(slot, rows_.size() - 1))};
  }

 private:
  [[nodiscard]] std::int64_t a_size() const { return static_cast<std::int64_t>(a_.size()); }
  [[nodiscard]] std::int64_t b_size() const { return static_cast<std::int64_t>(b_.size()); }

  // Along a diagonal over all that is equal.
  [[nodiscard]] std::int64_t slide(std::int64_t x, std::int64_t k) const {
    while (x < a_size() && x - k < b_size() &&
           a_[static_cast<std::size_t>(x)] == b_[static_cast<std::size_t>(x - k)]) {
      ++x;
    }
    return x;
  }

  // The better of the two edits that lead from `row` to the next row's `slot`.
  [[nodiscard]] Edit edit_to(const Row& row, std::size_t slot) const {
    const auto k = diagonal(slot, row.size());
    Edit best{unreachable, 0};
    if (slot > 0 && row[slot - 1] != unreachable && row[slot - 1] < a_size()) {
      best = {row[slot - 1] + 1, slot - 1};
    }
    if (slot < row.size() && row[slot] > best.x && row[slot] - k <= b_size()) {
      best = {row[slot], slot};
    }
    return best;
  }

  [[nodiscard]] Row next_row() const {
    const auto& last = rows_.back();
    Row row(last.size() + 1, unreachable);
    for (std::size_t slot = 0; slot < row.size(); ++slot) {
      const auto x = edit_to(last, slot).x;
      if (x != unreachable) row[slot] = slide(x, diagonal(slot, last.size()));
    }
    return row;
  }

  [[nodiscard]] bool arrived() const {
    const auto [x, y] = walked();
    return x == a_.size() && y == b_.size();
  }

  // The slot of the last row that has walked over most of both.
  [[nodiscard]] std::size_t furthest() const {
    const auto& row = rows_.back();
    std::size_t best = 0;
    std::int64_t most = unreachable;
    for (std::size_t slot = 0; slot < row.size(); ++slot) {
      const auto sum = 2 * row[slot] - diagonal(slot, row.size() - 1);
      if (row[slot] == unreachable || sum <= most) continue;
      most = sum;
      best = slot;
    }
    return best;
  }

  // The equal elements on the way that ends in `slot` of the last row.
  [[nodiscard]] Pairs trace(std::size_t slot) const {
    Pairs pairs;
    for (auto edits = rows_.size() - 1;; --edits) {
      const auto k = diagonal(slot, edits);
      const auto edit = edits == 0 ? Edit{0, 0} : edit_to(rows_[edits - 1], slot);
      for (auto x = rows_[edits][slot]; x > edit.x; --x) {
        pairs.emplace_back(static_cast<std::size_t>(x - 1), static_cast<std::size_t>(x - 1 - k));
      }
      if (edits == 0) break;
      slot = edit.from;
    }
    std::reverse(pairs.begin(), pairs.end());
    return pairs;
  }

  Keys a_;
  Keys b_;
  std::vector<Row> rows_;
};

// Elements of a sequence and where they stood in it.
struct Selection {
  std::vector<std::uint32_t> keys;
  std::vector<std::size_t> places;
};

// Those of `keys` that `other` has too: no other can be part of a common sequence.
Selection occurring_in(Keys other, Keys keys) {
  const std::unordered_set<std::uint32_t> known(other.begin(), other.end());
  Selection selection;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (!known.contains(keys[i])) continue;
    selection.keys.push_back(keys[i]);
    selection.places.push_back(i);
  }
  return selection;
}

// Search after search, each from where the last one gave up.
Pairs search_all(Keys a, Keys b) {
  Pairs all;
  std::size_t x = 0;
  std::size_t y = 0;
  while (x < a.size() && y < b.size()) {
    Search search(a.subspan(x), b.subspan(y));
    for (const auto& [i, j] : search.run()) all.emplace_back(x + i, y + j);
    const auto [past_a, past_b] = search.walked();
    x += past_a;
    y += past_b;
  }
  return all;
}

}  // namespace

Pairs common_sequence(Keys a, Keys b) {
  const auto head = static_cast<std::size_t>(
      std::distance(a.begin(), std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first));
  const auto rest_a = a.subspan(head);
  const auto rest_b = b.subspan(head);
  const auto tail = static_cast<std::size_t>(std::distance(
      rest_a.rbegin(),
      std::mismatch(rest_a.rbegin(), rest_a.rend(), rest_b.rbegin(), rest_b.rend()).first));
  const auto middle_a = rest_a.first(rest_a.size() - tail);
  const auto middle_b = rest_b.first(rest_b.size() - tail);

  const auto in_a = occurring_in(middle_b, middle_a);
  const auto in_b = occurring_in(middle_a, middle_b);
  Pairs pairs;
  for (std::size_t i = 0; i < head; ++i) pairs.emplace_back(i, i);
  for (const auto& [i, j] : search_all(in_a.keys, in_b.keys)) {
    pairs.emplace_back(head + in_a.places[i], head + in_b.places[j]);
  }
  for (std::size_t i = 0; i < tail; ++i) {
    pairs.emplace_back(a.size() - tail + i, b.size() - tail + i);
  }
  return pairs;
}

}  // namespace threadlab::golden
