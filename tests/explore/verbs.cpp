#include "verbs.hpp"

#include <algorithm>
#include <array>

namespace threadlab::oracle {
namespace {

struct KindText {
  std::string_view name;
  std::size_t count;
};

/// In the order of the enumeration.
constexpr std::array kinds = {
    KindText{"", 1},          KindText{"thread", 4},    KindText{"lock", 2},
    KindText{"rlock", 1},     KindText{"semaphore", 3}, KindText{"event", 2},
    KindText{"condition", 4}, KindText{"barrier", 4},   KindText{"queue", 2},
    KindText{"lifo", 1},      KindText{"priority", 1},  KindText{"simple", 1}};

}  // namespace

std::string_view name(Kind kind) { return kinds[static_cast<std::size_t>(kind)].name; }

std::size_t how_many(Kind kind) { return kinds[static_cast<std::size_t>(kind)].count; }

std::optional<Kind> find_kind(std::string_view name) {
  const auto* const found = std::ranges::find(kinds, name, &KindText::name);
  if (found == kinds.end()) return std::nullopt;
  return static_cast<Kind>(found - kinds.begin());
}

std::span<const Verb> verbs_of(Kind kind) {
  switch (kind) {
    case Kind::none:
    case Kind::thread:
      return thread_verbs(kind);
    case Kind::queue:
    case Kind::lifo:
    case Kind::priority:
    case Kind::simple:
      return queue_verbs(kind);
    default:
      return lock_verbs(kind);
  }
}

const Verb* find_verb(Kind kind, std::string_view name) {
  const std::span<const Verb> verbs = verbs_of(kind);
  const auto found = std::ranges::find(verbs, name, &Verb::name);
  return found == verbs.end() ? nullptr : &*found;
}

}  // namespace threadlab::oracle
