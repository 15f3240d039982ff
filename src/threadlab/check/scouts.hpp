#pragma once

// Scouts: copies of this process that go a few steps further, report what they see, and are gone.
//
// A fiber's state cannot be copied, but a process's can. To know what a thread does next in a state
// that the run has only just reached costs a fork, not a run from the beginning.

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <string_view>

namespace threadlab::check {

/// Where a thread has come to, by its past.
struct Report {
  std::uint64_t past;
  bool is_line;           // else the thread is at something else
  std::string_view name;  // of the thread that prints the line
  std::string_view text;  // of the line
};

class Scouts {
 public:
  Scouts();
  Scouts(const Scouts&) = delete;
  Scouts& operator=(const Scouts&) = delete;
  ~Scouts();

  /// So many are heard of a scout, its last ones.
  static constexpr std::size_t most_reports = 31;

  /// Sends one. True: this is the scout, which calls `retire` in the end. False: this is the
  /// process that sent it, which goes on at once while few are on their way.
  [[nodiscard]] bool send();

  /// Waits until all have come to their end.
  void await_all();

  /// Whether this process is one.
  [[nodiscard]] bool is_scout() const { return is_scout_; }

  /// In a scout. One with a very long line is not heard.
  void report(const Report& report);

  /// Ends a scout.
  [[noreturn]] void retire() const;

  /// Called for the reports of a scout that has come to its end.
  std::function<void(const Report&)> hear = [](const Report&) {};

 private:
  static constexpr std::size_t most_on_their_way = 8;

  /// A report, in memory that scouts share with their sender.
  struct Letter {
    std::uint64_t past;
    bool is_line;
    std::uint8_t name_size;
    std::uint16_t text_size;
    std::array<char, 244> bytes;  // of the name, then of the text
  };

  /// Of one scout that is on its way: the last letters it wrote.
  struct Box {
    std::size_t written;
    std::array<Letter, most_reports> letters;
  };

  void await_first();
  void open(Box& box) const;

  // Called through its address: else each scout anew would look it up in all shared libraries.
  void (*const leave_)(int);

  Box* const boxes_;
  std::size_t sent_ = 0;
  Box* box_ = nullptr;  // a scout's own
  bool is_scout_ = false;
  std::deque<pid_t> on_their_way_;
};

}  // namespace threadlab::check
