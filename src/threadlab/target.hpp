#pragma once

// What a thread runs: any callable `void()`, also one that can only be moved, with or without the
// name that CPython would take from the function: `{"worker", fn}` gives "Thread-1 (worker)".
//
// Example:
//     Thread named({.target = {"worker", [] {}}});
//     Thread plain({.target = [number = std::make_unique<int>(7)] { (void)*number; }});

#include <concepts>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace threadlab {

class Target {
 public:
  /// Runs nothing.
  Target() = default;

  template <class F>
  requires(!std::same_as<std::remove_cvref_t<F>, Target> && std::invocable<std::decay_t<F>&>)
      // NOLINTNEXTLINE(google-explicit-constructor, bugprone-forwarding-reference-overload)
      Target(F&& callable)
      : callable_(std::make_unique<Holder<std::decay_t<F>>>(std::forward<F>(callable))) {}

  template <std::invocable F>
  Target(std::string name, F callable) : Target(std::move(callable)) {
    name_ = std::move(name);
  }

  /// Empty when it was given none.
  [[nodiscard]] const std::string& name() const { return name_; }

  void operator()() const {
    if (callable_) callable_->call();
  }

 private:
  struct Callable {
    Callable() = default;
    Callable(const Callable&) = delete;
    Callable& operator=(const Callable&) = delete;
    virtual ~Callable() = default;
    virtual void call() = 0;
  };

  template <class F>
  struct Holder : Callable {
    explicit Holder(F callable) : callable_(std::move(callable)) {}
    void call() override { callable_(); }
    F callable_;
  };

  std::string name_;
  std::unique_ptr<Callable> callable_;
};

}  // namespace threadlab
