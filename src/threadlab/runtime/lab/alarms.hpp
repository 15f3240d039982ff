#pragma once

// When the waits of threads may end by their timeouts: the earliest first, those of one moment in
// the order of their age. Its memory outlives what it holds.

#include <algorithm>
#include <cstdint>
#include <functional>
#include <threadlab/time.hpp>
#include <vector>

namespace threadlab::runtime::lab {

struct LabThread;

struct Alarm {
  Duration deadline;
  std::uint64_t age;
  LabThread* thread;

  friend bool operator>(const Alarm& a, const Alarm& b) {
    return a.deadline != b.deadline ? a.deadline > b.deadline : a.age > b.age;
  }
};

class Alarms {
 public:
  [[nodiscard]] bool empty() const { return heap_.empty(); }
  [[nodiscard]] const Alarm& top() const { return heap_.front(); }
  void push(const Alarm& alarm) {
    heap_.push_back(alarm);
    std::ranges::push_heap(heap_, std::greater<>());
  }
  void pop() {
    std::ranges::pop_heap(heap_, std::greater<>());
    heap_.pop_back();
  }
  void clear() { heap_.clear(); }

 private:
  std::vector<Alarm> heap_;
};

}  // namespace threadlab::runtime::lab
