#pragma once

// A random run that a search can go again, which then tells its class.

#include <cstdint>
#include <optional>
#include <threadlab/explore/part.hpp>
#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/random_stream.hpp>
#include <vector>

namespace threadlab::oracle {

class Wanderer final : public runtime::lab::ChoosingStrategy {
 public:
  explicit Wanderer(std::uint64_t seed) : random_(seed) {}

  /// The way that was gone.
  [[nodiscard]] explore::Part part() const {
    return {.nodes = nodes_, .shared = explore::SharedNodes(nodes_.size())};
  }

  /// How many ways there were: at all places, multiplied.
  [[nodiscard]] double ways() const { return ways_; }

 private:
  using Lab = runtime::lab::Lab;
  using LabThread = runtime::lab::LabThread;
  using Option = runtime::lab::Option;

  runtime::lab::Decision choose(Lab& lab, LabThread* running) override;
  Option pick(Lab& lab, const std::vector<Option>& options) override;
  std::optional<std::int64_t> draw(Lab& lab, runtime::RandomStream& random, std::int64_t lo,
                                   std::int64_t hi) override;
  [[nodiscard]] std::uint64_t one_of(std::uint64_t ways);

  runtime::RandomStream random_;
  std::vector<explore::Node> nodes_;
  double ways_ = 1;
};

}  // namespace threadlab::oracle
