#pragma once

// Data: what a `for item in data` of a script walks through, once.
//
//     for (auto item : range(3)) logging::info("{}", item);  // 0 1 2
//
// The items of lines(file) are the file's lines, without their newlines and otherwise byte for
// byte. They are read as they are asked for, so that a file may be larger than memory.

#include <functional>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace threadlab::demos {

class Data {
 public:
  /// The next item, or none when there is no more.
  using Next = std::function<std::optional<std::string>()>;

  class Iterator {
   public:
    explicit Iterator(const Next& next) : next_(next), item_(next_()) {}

    /// Gives the item away: there is one look at each.
    std::string operator*() { return std::move(*item_); }
    Iterator& operator++() {
      item_ = next_();
      return *this;
    }
    bool operator==(std::default_sentinel_t /*end*/) const { return !item_; }

   private:
    const Next& next_;
    std::optional<std::string> item_;
  };

  explicit Data(Next next) : next_(std::move(next)) {}

  [[nodiscard]] Iterator begin() const { return Iterator(next_); }
  [[nodiscard]] static std::default_sentinel_t end() { return {}; }

 private:
  Next next_;
};

/// The numbers from 0 up to, not including, `stop`.
Data range(int stop);

/// The lines of `file`, or of the standard input when it is "-". Throws std::system_error when the
/// file cannot be opened; walking through it throws the same when it cannot be read on.
Data lines(const std::string& file);

}  // namespace threadlab::demos
