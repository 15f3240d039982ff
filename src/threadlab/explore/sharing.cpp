#include <algorithm>
#include <bit>
#include <functional>
#include <threadlab/explore/dpor.hpp>

// One tree of executions, and several who search it.
//
// Who searches a part hands out branches that it has not begun: each becomes a part of its own, and
// the root of the giver's goes down below the place where they begin. What is found later to be
// tried at a place above a root is a new part, and belongs to who takes it first. The steps that
// were taken there before sleep in it, as they would if one alone searched: which branch came
// before which is what counts, not whether it is done. So no execution is in two parts.

namespace threadlab::explore {

bool Dpor::has_more() const {
  const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(root());
  return std::any_of(first, nodes_.end(), std::mem_fn(&Node::has_more));
}

Part Dpor::rest() const {
  return {.nodes = nodes_, .shared = shared_, .is_begun = is_begun_, .weight = weight_};
}

Part Dpor::below() const { return {.nodes = nodes_, .shared = SharedNodes(nodes_.size())}; }

void Dpor::share_out() {
  const auto first = nodes_.begin() + static_cast<std::ptrdiff_t>(root());
  const auto has_more = std::mem_fn(&Node::has_more);
  const auto nearest = std::find_if(first, nodes_.end(), has_more);
  if (nearest == nodes_.end() || std::none_of(nearest + 1, nodes_.end(), has_more)) return;
  for (auto node = first; node != nearest + 1; ++node) share(*node);
}

/// The root goes down below its node; what is left there is handed out.
void Dpor::share(const Node& node) {
  weight_ /= node.branches();
  weight_before_ += weight_ * node.branches_done();
  const bool is_step = node.kind == Node::Kind::step;
  const ThreadSet taken = node.tried | only(node.thread) | node.untried();
  shared_.push_back(is_step ? std::make_shared<SharedNode>(taken) : nullptr);
  Node other = node;
  while (other.advance()) hand_out(root() - 1, other);
}

/// The part that begins with the node in place of the one that is there.
void Dpor::hand_out(std::size_t place, const Node& node) {
  const auto there = static_cast<std::ptrdiff_t>(place);
  Part part{.nodes = {nodes_.begin(), nodes_.begin() + there},
            .shared = {shared_.begin(), shared_.begin() + there + 1},
            .weight = weight_};
  part.nodes.push_back(node);
  handed_out_.push_back(std::move(part));
}

/// The threads that are put down to be tried at the place.
ThreadSet Dpor::put_down_at(std::size_t place) const {
  if (place >= root()) return nodes_[place].to_try;
  return shared_[place] ? shared_[place]->taken() : nodes_[place].enabled;
}

/// Puts down that the threads are to be tried at the place, too.
void Dpor::put_down(std::size_t place, ThreadSet threads) {
  Node& node = nodes_[place];
  threads &= node.enabled & ~node.asleep & ~put_down_at(place);
  if (place >= root()) {
    node.to_try |= threads;
    return;
  }
  for (; threads != 0; threads &= threads - 1) {
    const auto thread = static_cast<ThreadNumber>(std::countr_zero(threads));
    const ThreadSet before = shared_[place]->take(thread);
    if (contains(before, thread)) continue;  // another search took it meanwhile
    Node other = node;
    other.tried = before;
    other.choose(thread);
    weight_ /= 2;  // nobody knows; so much that all of them together are the whole
    hand_out(place, other);
  }
}

double Dpor::share_done() const {
  if (nodes_.size() == root()) return weight_before_ + weight_;
  double done = weight_before_;
  double weight = weight_;
  for (std::size_t i = root(); i < nodes_.size(); ++i) {
    weight /= nodes_[i].branches();
    done += weight * nodes_[i].branches_done();
  }
  return done;
}

}  // namespace threadlab::explore
