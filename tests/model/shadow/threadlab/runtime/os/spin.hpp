#pragma once

// Stands before the library's header of this name: a look-out of as many looks as the machine says,
// wherever it is. More looks repeat the one.

#include <threadlab/runtime/os/futex.hpp>
#include <threadlab/runtime/os/looks.hpp>

#include "machine.hpp"

namespace threadlab::runtime::os {

template <class Done>
[[nodiscard]] bool spin(Looks /*looks*/, const void* /*address*/, Deadline /*deadline*/,
                        Done done) {
  for (int look = 0; look != model::looks(); ++look) {
    if (done()) return true;
  }
  return false;
}

}  // namespace threadlab::runtime::os
