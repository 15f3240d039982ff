#pragma once

// Runs a program in a lab of its own, execution after execution, and tallies what comes of it.

#include <functional>
#include <memory>
#include <string>
#include <threadlab/explore.hpp>
#include <threadlab/explore/dpor.hpp>
#include <threadlab/explore/log_keeper.hpp>
#include <threadlab/explore/tally.hpp>
#include <threadlab/runtime/lab/lab.hpp>

namespace threadlab::explore {

class Runner {
 public:
  /// Keeps references to both.
  Runner(const Options& options, const std::function<void()>& program);

  /// One execution, which is not counted yet.
  runtime::lab::Outcome run(runtime::lab::Strategy& strategy, std::uint64_t seed);
  /// The next of a search, without writing again what its last one wrote.
  runtime::lab::Outcome run(Dpor& search, std::uint64_t seed);

  /// Counts the last execution. The digest of its log, if that is the first of its kind here.
  std::optional<Digest> count(std::function<std::string()> schedule);
  /// The same for one that followed the search.
  std::optional<Digest> count(const Dpor& search);

  [[nodiscard]] const runtime::lab::Lab& lab() const { return lab_; }
  [[nodiscard]] const Tally& tally() const { return tally_; }
  [[nodiscard]] std::string_view log() const { return keeper_->text(); }

  /// Why the last execution failed, and nothing if it did not.
  [[nodiscard]] std::optional<Failure::Kind> failure() const;
  [[nodiscard]] const std::string& report() const { return report_; }

 private:
  runtime::lab::Outcome run(runtime::lab::Strategy& strategy, std::uint64_t seed,
                            std::uint32_t known_lines);

  const Options& options_;
  const std::function<void()>& program_;
  std::shared_ptr<LogKeeper> keeper_;
  const runtime::lab::Strategy* last_ = nullptr;  // whose execution was the last
  runtime::lab::Lab lab_;
  runtime::lab::Outcome outcome_ = runtime::lab::Outcome::finished;
  std::string report_;
  Tally tally_;
};

}  // namespace threadlab::explore
