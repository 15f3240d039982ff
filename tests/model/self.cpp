#include "self.hpp"

#include <memory>
#include <threadlab/runtime/self.hpp>
#include <vector>

// Who the calling thread is. Threads of the modelled library belong to no world of its own: only
// their serials matter, to the owner's mark in an RLock.

namespace threadlab::runtime {

constinit thread_local Self* calling_thread = nullptr;

namespace {

Self& self_of(std::uint32_t number) {
  static thread_local std::vector<std::unique_ptr<Self>> selves;
  while (selves.size() <= number) {
    const auto serial = static_cast<std::uint32_t>(selves.size()) + 1;
    selves.emplace_back(new Self{.serial = serial,
                                 .world = nullptr,
                                 .thread = nullptr,
                                 .random = RandomStream(0),
                                 .locals = {}});
  }
  return *selves[number];
}

}  // namespace

Self& make_self() { return *(calling_thread = &self_of(0)); }

}  // namespace threadlab::runtime

namespace model {

void become(std::uint32_t number) {
  threadlab::runtime::calling_thread = &threadlab::runtime::self_of(number);
}

}  // namespace model
