#pragma once

// What the instructions of a small program can do: one verb for each thing a primitive offers.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "program.hpp"

namespace threadlab::oracle {

class Machine;

enum class Kind : std::uint8_t {
  none,
  thread,
  lock,
  rlock,
  semaphore,
  event,
  condition,
  barrier,
  queue,
  lifo,
  priority,
  simple,
};

[[nodiscard]] std::string_view name(Kind kind);
[[nodiscard]] std::optional<Kind> find_kind(std::string_view name);

/// How many objects of a kind a program can use.
[[nodiscard]] std::size_t how_many(Kind kind);

struct Verb {
  Kind kind;
  std::string_view name;
  // Which values it may have; `absent` alone for none.
  int lowest;
  int highest;
  int weight;  // how often it is drawn, beside the others of its kind
  /// Does it, and says what was seen.
  std::string (*act)(Machine& machine, const Instruction& instruction);
};

[[nodiscard]] std::span<const Verb> verbs_of(Kind kind);

/// Null when there is none.
[[nodiscard]] const Verb* find_verb(Kind kind, std::string_view name);

// The tables that verbs_of chooses from.
[[nodiscard]] std::span<const Verb> lock_verbs(Kind kind);
[[nodiscard]] std::span<const Verb> queue_verbs(Kind kind);
[[nodiscard]] std::span<const Verb> thread_verbs(Kind kind);

}  // namespace threadlab::oracle
