#include <threadlab/runtime/os/timer_slack.hpp>

#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace threadlab::runtime::os {
namespace {

constexpr int least = 1;  // nanoseconds; 0 would be the default again

int slack() {
#ifdef __linux__
  return prctl(PR_GET_TIMERSLACK);
#else
  return least;
#endif
}

void set_slack([[maybe_unused]] int nanoseconds) {
#ifdef __linux__
  (void)prctl(PR_SET_TIMERSLACK, static_cast<unsigned long>(nanoseconds));
#endif
}

}  // namespace

Punctual::Punctual() : before_(slack()) {
  if (before_ > least) set_slack(least);
}

Punctual::~Punctual() {
  if (before_ > least) set_slack(before_);
}

}  // namespace threadlab::runtime::os
