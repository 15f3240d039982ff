#pragma once

// 128 bits that stand for a text: equal texts have equal digests, on every machine, and others
// (but for an accident in 2^64) other ones.

#include <cstdint>
#include <string>
#include <string_view>

namespace threadlab::explore {

struct Digest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  static Digest of(std::string_view text);

  /// 32 hexadecimal digits.
  [[nodiscard]] std::string to_string() const;

  /// Throws ValueError for anything else.
  static Digest parse(std::string_view text);

  friend bool operator==(const Digest&, const Digest&) = default;
};

struct DigestHash {
  std::size_t operator()(const Digest& digest) const { return digest.low; }
};

}  // namespace threadlab::explore
