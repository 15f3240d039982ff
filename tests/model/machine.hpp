#pragma once

// The machine that the modelled protocols run on: its words, and its kernel with the sleepers.
//
// In a thread of an exploration each operation is one step; in any other it is just carried out. A
// word is known by its address. This header is read on both sides: by the library's sources, which
// are compiled a second time under another namespace, and by what explores them.

#include <cstdint>

namespace model {

using Value = std::uint64_t;

// The operations of an atomic word.

[[nodiscard]] Value load(const Value& word);
void store(Value& word, Value value);
Value exchange(Value& word, Value value);
/// Returns what was there before.
Value add(Value& word, Value more);
bool compare_exchange(Value& word, Value& expected, Value desired);

// An operation on a word outside its life breaks the run.

void begin_life(const Value& word);
void end_life(const Value& word);

/// The next word is a lock's: a Lock, or what guards the state of a primitive that has more than a
/// word.
void announce_lock();

// The kernel.

/// Sleeps if the low half of the word is `expected`; to look and to lie down is one step, to be
/// woken another. False: it was not woken, and ends its wait by itself, as it does when it `may`
/// and likes to.
[[nodiscard]] bool wait(const Value& word, std::uint32_t expected, bool may_time_out);
/// Wakes the oldest sleepers, as one step. The word may be gone.
void wake(const Value* address, int count);

/// Makes the oldest sleeper on `from`, if the low half of that still is `expected`, one on `to`, as
/// one step. The word `from` may be gone: then it is as if another value stood there.
void requeue(const Value* from, std::uint32_t expected, const Value* to);

/// How often a thread looks out before it sleeps.
[[nodiscard]] int looks();

/// Whether the run has ended, and the calling thread is only taken apart.
[[nodiscard]] bool is_over();

}  // namespace model
