#pragma once

// How a queue keeps an element: as it is when moving it cannot throw, else behind a pointer that is
// made before the step, so that the step itself cannot fail.

#include <memory>
#include <type_traits>
#include <utility>

namespace threadlab::containers {

template <class T>
inline constexpr bool moves_safely = std::is_nothrow_move_constructible_v<T>&&
    std::is_nothrow_move_assignable_v<T>&& std::is_nothrow_destructible_v<T>;

template <class T>
using Slot = std::conditional_t<moves_safely<T>, T, std::unique_ptr<T>>;

template <class T>
Slot<T> pack(T&& item) {
  if constexpr (moves_safely<T>) {
    return std::move(item);
  } else {
    return std::make_unique<T>(std::move(item));
  }
}

template <class T>
T unpack(Slot<T>&& slot) {
  if constexpr (moves_safely<T>) {
    return std::move(slot);
  } else {
    return std::move(*slot);
  }
}

}  // namespace threadlab::containers
