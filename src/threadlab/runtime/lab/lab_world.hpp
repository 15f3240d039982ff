#pragma once

// The world of one run in the lab: its threads, log and names, on the lab's clock. Everything that
// would differ from run to run is the lab's own: idents, the process, the date.

#include <threadlab/logging.hpp>
#include <threadlab/runtime/random_stream.hpp>
#include <threadlab/runtime/world.hpp>

namespace threadlab::runtime::lab {

class Lab;

class LabWorld final : public World {
 public:
  /// Its objects belong to the lab of the calling thread. `log` is how lines look and where they go
  /// until the program says otherwise.
  LabWorld(Lab& lab, RandomStream random, logging::Config log);

  void join_all() override;
  std::optional<std::uint64_t> spawn(ThreadPtr thread) override;
  void sleep(Duration duration) override;
  void end() override;
  [[nodiscard]] bool add_line() override;

  [[nodiscard]] std::uint64_t ident() const override;
  [[nodiscard]] std::uint64_t native_id() const override { return ident(); }
  [[nodiscard]] std::uint64_t process() const override { return 1; }
  [[nodiscard]] Duration elapsed() const override;
  [[nodiscard]] std::chrono::sys_time<Duration> wall_clock() const override;
  [[nodiscard]] std::chrono::sys_time<Duration> start() const override;

  [[nodiscard]] log::TimeZone time_zone() const override { return log::TimeZone::utc; }

 private:
  Lab& lab_;
};

}  // namespace threadlab::runtime::lab
