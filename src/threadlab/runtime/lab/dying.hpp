#pragma once

namespace threadlab::runtime::lab {

/// Whether the calling thread is being unwound because its run is over. Its steps are passed by, so
/// what it finds in its objects is not what it left there, and is no misuse.
[[nodiscard]] bool is_dying();

}  // namespace threadlab::runtime::lab
