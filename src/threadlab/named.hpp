#pragma once

// A name for a primitive, which reports of the lab call it by: Lock forks({.name = "forks"}).
// It is kept by the lab that the object is made in; on real threads there is none to keep it.

#include <string_view>

namespace threadlab {

struct Named {
  std::string_view name = {};
};

}  // namespace threadlab
