#pragma once

// How a queue keeps an element: as it is when moving it cannot throw, else behind a pointer that is
// made before the step, so that the step itself cannot fail.

#include <memory>
#include <type_traits>
#include <utility>

namespace threadlab::containers {

template <class T>
inline constexpr bool moves_safely =
    std::conjunction_v<std::is_nothrow_move_constructible<T>, std::is_nothrow_move_assignable<T>,
                       std::is_nothrow_destructible<T>>;

template <class T>
using Slot = std::conditional_t<moves_safely<T>, T, std::unique_ptr<T>>;

template <class T>
Slot<T> pack(std::type_identity_t<T>&& item) {
  if constexpr (moves_safely<T>) {
    return std::move(item);
  } else {
    return std::make_unique<T>(std::move(item));
  }
}

template <class T>
T unpack(std::type_identity_t<Slot<T>>&& slot) {
  if constexpr (moves_safely<T>) {
    return std::move(slot);
  } else {
    return std::move(*slot);
  }
}

}  // namespace threadlab::containers
