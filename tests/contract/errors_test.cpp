// The errors are what code that knows nothing of threadlab can catch, too.

#include <threadlab/errors.hpp>
#include <type_traits>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

template <class Derived, class Base>
constexpr bool is_a = std::is_base_of_v<Base, Derived>;

static_assert(is_a<RuntimeError, std::runtime_error>);
static_assert(is_a<ValueError, std::invalid_argument>);
static_assert(is_a<BrokenBarrierError, RuntimeError>);
static_assert(is_a<AttributeError, std::runtime_error>);
static_assert(is_a<Empty, std::exception> && is_a<Full, std::exception>);
static_assert(is_a<ShutDown, std::exception>);
// Who handles an empty queue has not handled one that was shut down.
static_assert(!is_a<ShutDown, Empty> && !is_a<ShutDown, Full>);

CONTRACT(Errors, of_queues_say_their_name) {
  EXPECT_STREQ(Empty().what(), "Empty");
  EXPECT_STREQ(Full().what(), "Full");
  EXPECT_STREQ(ShutDown().what(), "ShutDown");
}

CONTRACT(Errors, say_what_they_were_made_with) {
  EXPECT_STREQ(RuntimeError("release unlocked lock").what(), "release unlocked lock");
  EXPECT_STREQ(ValueError("n must be one or more").what(), "n must be one or more");
}

}  // namespace
}  // namespace threadlab::contract
