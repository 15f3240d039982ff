#pragma once

// Hashes of histories: the same in every run and on every machine.

#include <cstdint>
#include <string_view>

namespace threadlab::check {

/// The finalizer of SplitMix64 (Steele, Lea and Flood, 2014): every bit of the result depends on
/// every bit of the number.
constexpr std::uint64_t scrambled(std::uint64_t number) {
  number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9U;
  number = (number ^ (number >> 27U)) * 0x94d049bb133111ebU;
  return number ^ (number >> 31U);
}

/// The hash of a sequence: its beginning, then one thing more.
template <class... Rest>
constexpr std::uint64_t mixed(std::uint64_t beginning, std::uint64_t next, Rest... rest) {
  const std::uint64_t both = scrambled(beginning * 0x9e3779b97f4a7c15U + next + 1);
  if constexpr (sizeof...(rest) == 0) {
    return both;
  } else {
    return mixed(both, rest...);
  }
}

constexpr std::uint64_t hashed(std::string_view text) {
  std::uint64_t hash = text.size();
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3U;
  return scrambled(hash);
}

}  // namespace threadlab::check
