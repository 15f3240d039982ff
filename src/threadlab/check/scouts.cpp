#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <threadlab/check/scouts.hpp>

namespace threadlab::check {

Scouts::Scouts() : leave_(&::_exit) {}

bool Scouts::send() {
  constexpr std::size_t most_on_their_way = 8;
  while (on_their_way_.size() >= most_on_their_way) await_first();
  const pid_t process = ::fork();
  if (process == 0) {
    is_scout_ = true;
    on_their_way_.clear();
    return true;
  }
  if (process > 0) on_their_way_.push_back(process);
  return false;
}

void Scouts::await_first() {
  while (::waitpid(on_their_way_.front(), nullptr, 0) < 0 && errno == EINTR) {
  }
  on_their_way_.pop_front();
}

void Scouts::await_all() {
  while (!on_their_way_.empty()) await_first();
}

void Scouts::retire() const {
  leave_(0);
  __builtin_unreachable();
}

}  // namespace threadlab::check
