#pragma once

// The world of one run in the lab: its threads, log and names, on the lab's clock. Everything that
// would differ from run to run is the lab's own: idents, the process, the date.

#include <threadlab/runtime/lab/lab.hpp>
#include <threadlab/runtime/world.hpp>

namespace threadlab::runtime::lab {

class LabWorld final : public World {
 public:
  /// Made by make_world, in the world's own main thread.
  LabWorld(Lab& lab, RandomStream random);

  void spawn(ThreadPtr thread) override;
  void sleep(Duration duration) override;
  void end() override {}
  void count_line() override { lab_.count_line(); }

  [[nodiscard]] std::uint64_t ident() const override;
  [[nodiscard]] std::uint64_t native_id() const override { return ident(); }
  [[nodiscard]] std::uint64_t process() const override { return 1; }
  [[nodiscard]] Duration elapsed() const override { return lab_.now(); }
  [[nodiscard]] std::chrono::sys_time<Duration> wall_clock() const override;

  [[nodiscard]] log::TimeZone time_zone() const override { return log::TimeZone::utc; }

 private:
  Lab& lab_;
};

}  // namespace threadlab::runtime::lab
