#include "wanderer.hpp"

namespace threadlab::oracle {

using explore::Node;

Wanderer::Option Wanderer::pick(Lab& /*lab*/, const std::vector<Option>& options) {
  return options[static_cast<std::size_t>(one_of(options.size()))];
}

runtime::lab::Decision Wanderer::choose(Lab& lab, LabThread* running) {
  const Duration before = lab.now();
  const runtime::lab::Decision decision = ChoosingStrategy::choose(lab, running);
  if (!decision.option.exists()) return decision;
  if (lab.now() != before) {
    Node tick;
    tick.kind = Node::Kind::tick;
    tick.moment = lab.now();
    nodes_.push_back(tick);
  }
  Node step;
  step.enabled = explore::only(decision.option.thread->number);
  step.thread = decision.option.thread->number;
  step.times_out = decision.option.is_timeout;
  nodes_.push_back(step);
  return decision;
}

std::optional<std::int64_t> Wanderer::draw(Lab& /*lab*/, runtime::RandomStream& /*random*/,
                                           std::int64_t lo, std::int64_t hi) {
  Node draw;
  draw.kind = Node::Kind::draw;
  draw.low = lo;
  draw.values = static_cast<std::uint64_t>(hi - lo) + 1;
  draw.place = one_of(draw.values);
  nodes_.push_back(draw);
  return draw.drawn();
}

std::uint64_t Wanderer::one_of(std::uint64_t ways) {
  ways_ *= static_cast<double>(ways);
  return static_cast<std::uint64_t>(random_.between(0, static_cast<std::int64_t>(ways) - 1));
}

}  // namespace threadlab::oracle
