#include <bit>
#include <threadlab/explore/node.hpp>

namespace threadlab::explore {

bool Node::advance() {
  if (kind == Kind::tick) return false;
  if (kind == Kind::draw) return ++place < values;
  const ThreadSet left = untried();
  tried |= only(thread);
  if (left == 0) return false;
  choose(static_cast<ThreadNumber>(std::countr_zero(left)));
  return true;
}

bool Node::has_more() const {
  if (kind == Kind::tick) return false;
  return kind == Kind::draw ? place + 1 < values : untried() != 0;
}

double Node::branches() const {
  if (kind == Kind::draw) return static_cast<double>(values);
  if (kind == Kind::tick) return 1;
  return std::popcount((to_try | tried) & ~asleep);
}

double Node::branches_done() const {
  if (kind == Kind::draw) return static_cast<double>(place);
  if (kind == Kind::tick) return 0;
  return std::popcount(tried);
}

}  // namespace threadlab::explore
