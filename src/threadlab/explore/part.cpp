#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <threadlab/errors.hpp>
#include <threadlab/explore/part.hpp>

namespace threadlab::explore {
namespace {

/// A node as numbers, in the order in which they are written.
constexpr std::size_t numbers_per_node = 15;
using Numbers = std::array<std::int64_t, numbers_per_node>;

std::int64_t to_number(std::uint64_t bits) { return static_cast<std::int64_t>(bits); }

Numbers numbers_of(const Node& node) {
  return {static_cast<std::int64_t>(node.kind),
          to_number(node.enabled),
          to_number(node.asleep),
          to_number(node.to_try),
          to_number(node.tried),
          to_number(node.steppers),
          node.thread,
          (node.times_out ? 1 : 0) + (node.is_choice ? 2 : 0),
          node.running,
          node.preemptions,
          node.kind == Node::Kind::tick ? node.moment.count() : node.low,
          to_number(node.values),
          to_number(node.stride),
          to_number(node.place),
          to_number(node.waited)};
}

Node node_of(const Numbers& numbers) {
  const auto bits = [&](std::size_t place) { return static_cast<std::uint64_t>(numbers[place]); };
  if (bits(0) > static_cast<std::uint64_t>(Node::Kind::draw) || bits(6) >= most_threads) {
    throw ValueError("a checkpoint has a number that none can have");
  }
  Node node;
  node.kind = static_cast<Node::Kind>(numbers[0]);
  node.enabled = bits(1);
  node.asleep = bits(2);
  node.to_try = bits(3);
  node.tried = bits(4);
  node.steppers = bits(5);
  node.thread = static_cast<ThreadNumber>(numbers[6]);
  node.times_out = (numbers[7] & 1) != 0;
  node.is_choice = (numbers[7] & 2) != 0;
  node.running = static_cast<ThreadNumber>(numbers[8]);
  node.preemptions = static_cast<int>(numbers[9]);
  node.moment = Duration(numbers[10]);
  node.low = numbers[10];
  node.values = bits(11);
  node.stride = bits(12);
  node.place = bits(13);
  node.waited = bits(14);
  return node;
}

template <class Number>
Number take_number(std::string_view& text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) throw ValueError("a checkpoint is damaged");
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  if (!text.empty()) text.remove_prefix(1);
  return number;
}

/// Every branch: what is taken where nothing is left to share.
constexpr ThreadSet every_branch = ~ThreadSet{0};

/// What the way from the root of the tree has in it, node by node.
std::array<std::int64_t, 4> step_of_way(const Node& node) {
  const std::int64_t value = node.kind == Node::Kind::draw ? node.drawn() : node.moment.count();
  return {static_cast<std::int64_t>(node.kind), node.thread, node.times_out ? 1 : 0, value};
}

}  // namespace

std::string Part::to_string() const {
  std::string text = fmt::format("{},{},{}", shared.size(), is_begun ? 1 : 0, weight);
  for (std::size_t i = 0; i != nodes.size(); ++i) {
    Node node = nodes[i];
    if (i < shared.size()) node.to_try = shared[i] ? shared[i]->taken() : every_branch;
    fmt::format_to(std::back_inserter(text), ",{}", fmt::join(numbers_of(node), ","));
  }
  return text;
}

Part Part::parse(std::string_view text) {
  const auto root = take_number<std::size_t>(text);
  Part part;
  part.is_begun = take_number<int>(text) != 0;
  part.weight = take_number<double>(text);
  while (!text.empty()) {
    Numbers numbers{};
    for (std::int64_t& number : numbers) number = take_number<std::int64_t>(text);
    part.nodes.push_back(node_of(numbers));
  }
  if (root > part.nodes.size()) throw ValueError("a checkpoint is damaged");
  part.shared.resize(root);
  for (std::size_t i = 0; i != root; ++i) {
    const ThreadSet taken = part.nodes[i].to_try;
    if (taken != every_branch) part.shared[i] = std::make_shared<SharedNode>(taken);
  }
  return part;
}

void share_again(std::vector<Part>& parts) {
  std::map<std::vector<std::int64_t>, std::shared_ptr<SharedNode>> known;  // by the way to them
  for (Part& part : parts) {
    std::vector<std::int64_t> way;
    for (std::size_t i = 0; i != part.shared.size(); ++i) {
      if (part.shared[i]) part.shared[i] = known.try_emplace(way, part.shared[i]).first->second;
      std::ranges::copy(step_of_way(part.nodes[i]), std::back_inserter(way));
    }
  }
}

}  // namespace threadlab::explore
