#include <bit>
#include <random>
#include <threadlab/runtime/random_stream.hpp>

namespace threadlab::runtime {
namespace {

constexpr std::uint64_t golden_gamma = 0x9e3779b97f4a7c15U;

constexpr std::uint64_t mix(std::uint64_t z) {
  z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
  z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
  return z ^ (z >> 31U);
}

}  // namespace

RandomStream RandomStream::unpredictable() {
  std::random_device device;
  return RandomStream((std::uint64_t{device()} << 32U) | device());
}

RandomStream RandomStream::split() {
  ++children_;
  return RandomStream(mix(mix(seed_ + golden_gamma) ^ (children_ * golden_gamma)));
}

std::uint64_t RandomStream::next() {
  state_ += golden_gamma;
  return mix(state_);
}

std::int64_t RandomStream::between(std::int64_t lo, std::int64_t hi) {
  const std::uint64_t span = static_cast<std::uint64_t>(hi) - static_cast<std::uint64_t>(lo);
  // As CPython's _randbelow: as many bits as the span has, until they make no more than it.
  const int surplus = span == 0 ? 63 : std::countl_zero(span);
  std::uint64_t drawn = next() >> surplus;
  while (drawn > span) drawn = next() >> surplus;
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(lo) + drawn);
}

}  // namespace threadlab::runtime
