// What a line of a given format looks like: literal texts and runs of characters, in order.
//
// A shape is what LineMatcher matches lines against. It is a little wider than the format (any two
// digits pass for an hour), never narrower, dates being in C's locale.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <threadlab/log/percent_spec.hpp>
#include <variant>
#include <vector>

namespace threadlab::log {

enum class Characters : std::uint8_t {
  any,
  word,  // anything but blanks
  digits,
  integer,  // digits and signs
  hex,      // with signs and prefixes
  real,     // with signs, points and exponents
};

// How far a run goes where the line leaves a choice.
enum class Extent : std::uint8_t { shortest, longest };

struct Run {
  static constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

  Characters of = Characters::any;
  bool blanks = false;    // blanks belong to it too
  std::size_t least = 0;  // in code points, as is most
  std::size_t most = unlimited;
  Extent extent = Extent::shortest;
};

struct ShapeElement {
  std::variant<std::string, Run> matches;
  std::optional<std::size_t> field;  // which of the format's fields it is a part of, counted from 0
};

// Every field of the format has at least one element. `datefmt` is asctime's, as in Asctime.
[[nodiscard]] std::vector<ShapeElement> line_shape(std::span<const Piece> pieces,
                                                   const std::optional<std::string>& datefmt);

// Whether the character that begins with this byte belongs to the run.
[[nodiscard]] bool belongs(const Run& run, char first_byte);

}  // namespace threadlab::log
