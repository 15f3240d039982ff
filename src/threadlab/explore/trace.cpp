#include <algorithm>
#include <threadlab/explore/trace.hpp>

namespace threadlab::explore {

using runtime::ObjectId;

void Trace::born(ThreadNumber thread, StepIndex parent) {
  if (thread >= width_) widen(thread);
  last_of_[thread] = parent;
}

StepIndex& Trace::last_on_slot(ObjectId object) {
  if (object >= last_on_.size()) last_on_.resize(std::size_t{object} + 1, no_step);
  return last_on_[object];
}

void Trace::push(const Event& event, StepIndex woken_by) {
  const StepIndex index = size();
  StepIndex* const clock = new_clock(std::max(last_of_[event.thread], last_tick_));
  if (woken_by != no_step) join(clock, this->clock(woken_by));
  const Footprint& footprint = event.footprint;
  if (footprint.object != 0) join_conflicts(clock, footprint.object, footprint.on_object);
  if (footprint.other != 0) join_conflicts(clock, footprint.other, footprint.on_other);
  clock[event.thread] = index + 1;
  Event& added = add(event);
  if (footprint.object != 0) {
    added.previous_on_object = std::exchange(last_on_slot(footprint.object), index);
  }
  if (footprint.other != 0) {
    added.previous_on_other = std::exchange(last_on_slot(footprint.other), index);
  }
  added.previous_of_thread = std::exchange(last_of_[event.thread], index);
}

inline Event& Trace::add(const Event& event) {
  const std::uint32_t before = lines();
  Event& added = events_.emplace_back(event);
  added.lines = before + (event.operation == runtime::Operation::log ? 1 : 0);
  return added;
}

void Trace::push_tick(ThreadNumber threads) {
  StepIndex* const clock = new_clock(last_tick_);
  for (ThreadNumber thread = 0; thread != threads; ++thread) {
    if (last_of_[thread] != no_step) join(clock, this->clock(last_of_[thread]));
  }
  Event tick;
  tick.previous_tick = std::exchange(last_tick_, size());
  add(tick);
}

void Trace::push_draw(ThreadNumber by, std::int64_t value) {
  (void)new_clock(no_step);
  Event draw;
  draw.drawn_by = by;
  draw.drawn = value;
  add(draw);
}

void Trace::pop() {
  const Event& event = events_.back();
  if (event.thread != Event::of_no_thread) {
    if (event.footprint.other != 0) last_on_[event.footprint.other] = event.previous_on_other;
    if (event.footprint.object != 0) last_on_[event.footprint.object] = event.previous_on_object;
    last_of_[event.thread] = event.previous_of_thread;
  } else if (last_tick_ == size() - 1) {
    last_tick_ = event.previous_tick;
  }
  events_.pop_back();
}

inline StepIndex* Trace::new_clock(StepIndex from) {
  const std::size_t place = events_.size() * width_;
  if (clocks_.size() < place + width_) [[unlikely]]
    clocks_.resize(2 * (place + width_));
  copy(clock(from), clocks_.data() + place);
  return clocks_.data() + place;
}

inline void Trace::join_conflicts(StepIndex* clock, ObjectId object, Access access) const {
  for (StepIndex index = last_on(object); index != no_step && access.all() != 0;
       index = previous_on(object, index)) {
    const Access earlier = (*this)[index].footprint.on(object);
    const bool is_seen = is_covered(index, {clock, width_});
    if (!is_seen && conflict(earlier, access)) join(clock, this->clock(index));
    // What wrote an aspect has seen all that came before it there.
    access.read &= static_cast<std::uint8_t>(~earlier.write);
    access.write &= static_cast<std::uint8_t>(~earlier.write);
  }
}

void Trace::widen(ThreadNumber thread) {
  std::size_t width = width_;
  while (width <= thread) width *= 2;
  std::vector<StepIndex> wide(events_.size() * width, 0);
  for (std::size_t i = 0; i != events_.size(); ++i) {
    std::copy_n(clocks_.begin() + static_cast<std::ptrdiff_t>(i * width_), width_,
                wide.begin() + static_cast<std::ptrdiff_t>(i * width));
  }
  clocks_.swap(wide);
  width_ = width;
}

std::vector<std::uint64_t> Trace::identities() const {
  std::vector<std::uint64_t> identities(last_on_.size(), ~std::uint64_t{0});
  std::array<std::uint32_t, most_threads> counts{};
  for (const Event& event : events_) {
    if (event.thread == Event::of_no_thread) continue;
    const std::uint64_t place = std::uint64_t{event.thread} << 32U | ++counts[event.thread];
    if (event.footprint.object == 0) continue;
    std::uint64_t& identity = identities[event.footprint.object];
    identity = std::min(identity, place);
  }
  return identities;
}

std::uint64_t Trace::signature() const {
  const std::vector<std::uint64_t> objects = identities();
  std::array<std::uint64_t, most_threads> hashes{};
  std::array<std::uint32_t, most_threads> counts{};
  std::vector<std::uint32_t> places;  // of each step among its thread's
  const auto mix = [](std::uint64_t& hash, std::uint64_t value) {
    hash = (hash ^ value) * 0x9e3779b97f4a7c15U;
    hash ^= hash >> 29U;
  };
  for (StepIndex i = 0; i != size(); ++i) {
    const Event& event = (*this)[i];
    const bool has_thread = event.thread != Event::of_no_thread;
    places.push_back(has_thread ? ++counts[event.thread] : 0);
    if (event.drawn_by != Event::of_no_thread) {
      mix(hashes[event.drawn_by], static_cast<std::uint64_t>(event.drawn));
    }
    if (!has_thread) continue;
    std::uint64_t& hash = hashes[event.thread];
    const runtime::ObjectId object = event.footprint.object;
    mix(hash, static_cast<std::uint64_t>(event.operation) * 2 + (event.times_out ? 1 : 0));
    mix(hash, object == 0 ? 0 : objects[object]);
    for (const StepIndex seen : clock(i)) {
      mix(hash, seen == 0 ? 0 : places[static_cast<std::size_t>(seen) - 1]);
    }
  }
  std::uint64_t result = 0;
  for (const std::uint64_t hash : hashes) mix(result, hash);
  return result;
}

}  // namespace threadlab::explore
