#pragma once

// How much later than asked the kernel may wake the calling thread, so as to wake several at once:
// 50 microseconds on Linux, unless it is told that a thread would rather be on time.

namespace threadlab::runtime::os {

/// While one lives, the calling thread is woken on time.
class Punctual {
 public:
  Punctual();
  ~Punctual();
  Punctual(const Punctual&) = delete;
  Punctual& operator=(const Punctual&) = delete;

 private:
  int before_;  // nanoseconds
};

}  // namespace threadlab::runtime::os
