#include <fmt/format.h>

#include <bit>
#include <charconv>
#include <cstring>
#include <threadlab/errors.hpp>
#include <threadlab/explore/digest.hpp>

namespace threadlab::explore {
namespace {

constexpr std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

/// Up to eight characters, the first the lowest, on machines of either byte order.
std::uint64_t word_of(std::string_view text) {
  std::uint64_t word = 0;
  if (std::endian::native == std::endian::little && text.size() == sizeof word) {
    std::memcpy(&word, text.data(), sizeof word);
    return word;
  }
  for (std::size_t i = 0; i != text.size(); ++i) {
    word |= std::uint64_t{static_cast<unsigned char>(text[i])} << (8 * i);
  }
  return word;
}

}  // namespace

Digest Digest::of(std::string_view text) {
  Digest digest{.high = text.size(), .low = ~std::uint64_t{text.size()}};
  for (std::size_t i = 0; i < text.size(); i += 8) {
    const std::uint64_t word = word_of(text.substr(i, 8));
    digest.high = mix(digest.high ^ word);
    digest.low = mix(digest.low + word * 0x9e3779b97f4a7c15U);
  }
  return digest;
}

Digest Digest::parse(std::string_view text) {
  Digest digest;
  const auto read = [&](std::size_t from, std::uint64_t& half) {
    const char* const begin = text.data() + from;
    return std::from_chars(begin, begin + 16, half, 16).ptr == begin + 16;
  };
  if (text.size() != 32 || !read(0, digest.high) || !read(16, digest.low)) {
    throw ValueError("a digest is 32 hexadecimal digits");
  }
  return digest;
}

std::string Digest::to_string() const { return fmt::format("{:016x}{:016x}", high, low); }

}  // namespace threadlab::explore
