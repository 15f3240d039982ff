#pragma once

// The way from the primitives into the lab, and all that they know of it.

#include <cstdint>
#include <string>
#include <threadlab/named.hpp>
#include <threadlab/runtime/function_ref.hpp>
#include <threadlab/runtime/object_kind.hpp>
#include <threadlab/runtime/step.hpp>
#include <threadlab/time.hpp>

namespace threadlab::runtime {

/// What happens when a wait's time is over: `may` it be given up, and what `then` changes.
struct Expiry {
  FunctionRef<bool()> may;
  FunctionRef<void()> then;

  /// Any time, and nothing.
  static Expiry plain() { return {.may = always, .then = nothing}; }

 private:
  static constexpr auto always = []() noexcept { return true; };
  static constexpr auto nothing = []() noexcept {};
};

namespace lab {

/// Where in the program's text a step is taken.
struct Place {
  const char* file;
  int line;
};

/// A step in hand, on its thread's stack while the thread is parked.
struct Request {
  Step step;
  FunctionRef<bool()> guard;
  FunctionRef<void()> action;
  Expiry expiry = Expiry::plain();
  bool never_waits = false;      // the guard always holds
  const Place* place = nullptr;  // in the program's text, where that is of interest
};

/// Not in a build that shows what the door costs those who never go through it (tests/bench).
#ifdef THREADLAB_WITHOUT_LAB
inline constexpr bool exists = false;
#else
inline constexpr bool exists = true;
#endif

/// How an object's number is marked in its word, so that one bit tells that it belongs to a lab.
inline constexpr std::uint32_t number_mark = 0x80000000U;

constexpr bool is_number(std::uint32_t marked) { return exists && (marked & number_mark) != 0; }
constexpr ObjectId object_of(std::uint32_t marked) {
  return is_number(marked) ? marked & ~number_mark : 0;
}

/// The marked number of a new object of the calling thread's lab; 0 when it is in none.
[[nodiscard]] std::uint32_t enlist(ObjectKind kind, Named named);

/// Waits until the step is chosen, and carries out its action (true), or its expiry (false). Throws
/// RuntimeError when the calling thread is not in the lab that the object belongs to.
bool take(const Request& request, Timeout timeout);

/// Takes a step that never waits.
void take(const Step& step, FunctionRef<void()> action);

/// Ends the run of the calling thread's lab, if it is in one, as broken. Returns where it is in
/// none, or where its run is over already.
void fail(std::string failure);

/// Tells the thread sanitizer that an object was touched by a step that does not name it, or after
/// its step.
void touched(ObjectId object);

/// While one lives, the owner of a step carries out its action itself, once the step was taken.
class ByHand {
 public:
  explicit ByHand(ObjectId object) : object_(object) {}
  ~ByHand() { touched(object_); }
  ByHand(const ByHand&) = delete;
  ByHand& operator=(const ByHand&) = delete;

 private:
  ObjectId object_;
};

/// What the calling thread is about to put into a queue that may hold so many items.
void show_item(std::uint64_t item, std::size_t room);

/// Called before a thread waits for an object of no lab. Throws RuntimeError when the thread is in
/// one: nobody could wake it.
void refuse_to_block();

}  // namespace lab
}  // namespace threadlab::runtime
