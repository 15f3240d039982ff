#pragma once

#include <cstdint>

namespace threadlab::runtime::os {

/// How a thread looks out before it goes to sleep (spin.hpp).
enum class Looks : std::uint8_t {
  eager,    // ten at first: what is waited for may come from another core any moment
  patient,  // only at distances: who is at work there gets more done when left alone
};

}  // namespace threadlab::runtime::os
