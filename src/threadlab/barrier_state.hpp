#pragma once

// The state of a Barrier, and how its steps change it: pure functions, "nothing" for "not now".
//
// Those of a round whom the last to come has let through may be slow to leave. Meanwhile the next
// round may fill, but not open: so there are two rounds at a time at most, told apart by whether
// their number is odd, and nobody takes the opening of a later round for that of its own.

#include <cstdint>
#include <threadlab/runtime/word.hpp>
#include <utility>

namespace threadlab::detail {

struct BarrierState {
  enum class Phase : std::uint8_t { filling, acting, resetting, broken };
  using Next = runtime::Word::Next;

  /// The fields of the word hold no more.
  static constexpr std::uint32_t most_parties = 1U << 14U;

  Phase phase = Phase::filling;
  bool is_odd = false;        // the round
  std::uint32_t come = 0;     // threads of this round: they have come, and not gone again
  std::uint32_t leaving = 0;  // threads of the round before, let through, that have not left

  // The word: two bits, one, fifteen, fourteen.
  static constexpr BarrierState of(runtime::Word::State word) {
    return {.phase = static_cast<Phase>(word & 3U),
            .is_odd = (word & 4U) != 0,
            .come = (word >> 3U) & 0x7fffU,
            .leaving = word >> 18U};
  }
  [[nodiscard]] constexpr runtime::Word::State word() const {
    return static_cast<std::uint32_t>(phase) | (is_odd ? 4U : 0U) | (come << 3U) | (leaving << 18U);
  }

  [[nodiscard]] constexpr bool is_full(std::uint32_t parties) const { return come == parties; }

  /// One more has come; with the last the action begins.
  [[nodiscard]] constexpr BarrierState entered(std::uint32_t parties) const {
    BarrierState next = *this;
    ++next.come;
    if (next.is_full(parties)) next.phase = Phase::acting;
    return next;
  }

  /// The next round, and one of this has left. Not while some of the round before are still here.
  [[nodiscard]] constexpr Next opened() const {
    if (leaving != 0) return std::nullopt;
    return BarrierState{.is_odd = !is_odd, .leaving = come - 1}.word();
  }

  /// One who has come in the round has left, since it was let through or since it must not wait.
  [[nodiscard]] constexpr Next left(bool round) const {
    BarrierState next = *this;
    if (round != is_odd) {
      --next.leaving;
      return next.word();
    }
    if (phase == Phase::filling || phase == Phase::acting) return std::nullopt;
    if (--next.come == 0 && phase == Phase::resetting) next.phase = Phase::filling;
    return next.word();
  }

  /// One who has come in the round has left, and it is broken. Once all have come, or it is broken,
  /// nobody may give up.
  [[nodiscard]] constexpr Next given_up(bool round) const {
    if (phase != Phase::filling || round != is_odd) return std::nullopt;
    return failed();
  }

  /// One who has come has left, and it is broken.
  [[nodiscard]] constexpr Next failed() const {
    BarrierState next = *this;
    next.phase = Phase::broken;
    --next.come;
    return next.word();
  }

  /// Broken for those of this round; with `recalls` for those let through and not gone, too.
  [[nodiscard]] constexpr Next aborted(bool recalls) const {
    if (phase == Phase::acting) return std::nullopt;
    BarrierState next = *this;
    next.phase = Phase::broken;
    if (recalls && leaving != 0) {
      next.is_odd = !is_odd;
      next.come = std::exchange(next.leaving, 0);
    }
    return next.word();
  }

  /// Empty and whole as soon as those who have come are out.
  [[nodiscard]] constexpr Next reset() const {
    if (phase == Phase::acting) return std::nullopt;
    BarrierState next = *this;
    next.phase = come == 0 ? Phase::filling : Phase::resetting;
    return next.word();
  }

  /// Whether the step from `before` to `after` lets anybody go who waits.
  static constexpr bool frees(runtime::Word::State before, runtime::Word::State after) noexcept {
    const BarrierState from = of(before);
    const BarrierState to = of(after);
    // Its last has come and waits to open it, until those of the round before are out.
    if (to.phase == Phase::acting) return from.leaving != 0 && to.leaving == 0;
    return from.phase != to.phase || from.is_odd != to.is_odd;
  }
};

}  // namespace threadlab::detail
