#pragma once

// What the command line knows of a demo: a row of the table that it is given. It knows none by
// name.

#include <functional>
#include <span>

namespace threadlab::cli {

class Arguments;

struct Demo {
  const char* name;
  const char* summary;  ///< one sentence
  const char* section;  ///< of the tutorial
  const char* format;   ///< the script's own, for `--format tutorial`
  const char* datefmt;  ///< the script's own; nullptr when it gives none

  /// Declares the demo's options and returns what runs the script with them. To be called once a
  /// run: the options are read when the script starts.
  std::function<void()> (*declare)(Arguments&);
};

using Catalog = std::span<const Demo>;

}  // namespace threadlab::cli
