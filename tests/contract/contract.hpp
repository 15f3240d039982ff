#pragma once

// A claim about a primitive, and what the claims share.
//
// CONTRACT(Lock, release_of_an_unlocked_lock_raises_RuntimeError) { ... } holds under every
// schedule: nothing in it sleeps, looks at a clock or hopes that another thread is already there.
// Its body is a function that makes every object it uses, so that it can be called many times and
// in any runtime: once on threads of the operating system, and in the lab in many orders.
// OS_CONTRACT is for what only threads of the operating system can show: threads that we did not
// start, the end of the process. What only the lab can make certain has lab_contract.hpp.

#include <gtest/gtest.h>

#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <threadlab/errors.hpp>
#include <threadlab/thread.hpp>
#include <type_traits>
#include <utility>
#include <vector>

#include "in_lab.hpp"

#define CONTRACT(suite, claim)                                                     \
  static void suite##_##claim();                                                   \
  TEST(suite##OnThreads, claim) { suite##_##claim(); }                             \
  TEST(suite##InLab, claim) { threadlab::contract::hold_in_lab(suite##_##claim); } \
  static void suite##_##claim()

#define OS_CONTRACT(suite, claim) TEST(suite##OnThreads, claim)

namespace threadlab::contract {

using namespace std::chrono_literals;  // NOLINT(google-global-names-in-headers): every test's units

/// What the Error that f throws says; not that wording when f throws another or none.
template <class Error, class F>
std::string raised(F&& f) {
  try {
    static_cast<void>(f());
  } catch (const Error& error) {
    return error.what();
  } catch (const std::exception& error) {
    return std::string("another error was raised: ") + error.what();
  }
  return "nothing was raised";
}

/// Calls f in a thread of its own and returns, once that has finished, what f returned.
template <class F>
auto elsewhere(F f) {
  using Result = std::invoke_result_t<F&>;
  if constexpr (std::is_void_v<Result>) {
    Thread thread({.target = std::move(f)});
    thread.start();
    thread.join();
  } else {
    std::optional<Result> result;
    Thread thread({.target = [&] { result.emplace(f()); }});
    thread.start();
    thread.join();
    return std::move(result).value();
  }
}

/// Threads that are joined when it goes. Declare it after what they use. One that cannot be started
/// ends the program, for the others might wait for it for ever.
class Crew {
 public:
  Crew() = default;
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew() { join(); }

  template <class F>
  void start(F f) noexcept {
    threads_.emplace_back(Thread({.target = std::move(f)})).start();
  }

  /// Starts n threads that call f(0), f(1), ... f(n - 1).
  template <class F>
  void start(int n, F f) noexcept {
    for (int i = 0; i < n; ++i) start([f, i]() mutable { f(i); });
  }

  void join() {
    for (Thread& thread : threads_) thread.join();
    threads_.clear();
  }

 private:
  std::vector<Thread> threads_;
};

}  // namespace threadlab::contract
