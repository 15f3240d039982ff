#pragma once

// What the executions of an exploration came to, added up.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <threadlab/explore.hpp>
#include <threadlab/explore/digest.hpp>
#include <unordered_map>

namespace threadlab::explore {

/// One execution that was run to its end.
struct Execution {
  std::string_view log;
  std::uint64_t steps;
  std::optional<Failure::Kind> failure = std::nullopt;
  std::string_view report = {};  // of the failure
  /// Makes the schedule, which few executions are asked for.
  std::function<std::string()> schedule;
};

class Tally {
 public:
  explicit Tally(std::size_t kept_logs) : kept_logs_(kept_logs) {}

  /// The digest of its log, if that is the first of its kind here.
  std::optional<Digest> add(const Execution& execution);
  void add_blocked(std::uint64_t steps);
  void add(const Result& other);

  [[nodiscard]] std::uint64_t executions() const { return executions_; }
  [[nodiscard]] std::uint64_t runs() const { return executions_ + blocked_; }
  [[nodiscard]] std::size_t distinct_failures() const { return failures_.size(); }

  /// In an order that depends on nothing but what was counted.
  [[nodiscard]] Result result() const;

 private:
  struct KnownLog {
    std::uint64_t executions = 0;
    std::string schedule = {};
    std::string text = {};
  };
  struct KnownFailure {
    std::uint64_t executions = 0;
    std::uint64_t steps = 0;  // of the shortest
    std::string schedule = {};
  };
  using FailureKey = std::pair<Failure::Kind, std::string>;

  void add_log(const Digest& digest, const KnownLog& log);
  void add_failure(FailureKey key, const KnownFailure& failure);

  std::size_t kept_logs_;
  std::uint64_t executions_ = 0;
  std::uint64_t blocked_ = 0;
  std::uint64_t steps_ = 0;
  std::uint64_t longest_ = 0;
  std::unordered_map<Digest, KnownLog, DigestHash> logs_;
  std::map<FailureKey, KnownFailure> failures_;
};

}  // namespace threadlab::explore
