#include <threadlab/barrier.hpp>

#include "check.hpp"
#include "stage.hpp"

namespace model {
namespace {

using namespace std::chrono_literals;
using threadlab::Barrier;
using threadlab::BrokenBarrierError;

/// Twice: a barrier that has let all through holds up those who come again.
void two_meet_twice() {
  Barrier barrier(2);
  Counter come;
  const auto meet = [&] {
    for (int round = 1; round != 3; ++round) {
      come.add(1);
      barrier.wait();
      claim(come.get() >= 2 * round, "nobody is through before all have come");
    }
  };
  together({meet, meet});
}

void two_meet() {
  Barrier barrier(2);
  Counter come;
  const auto meet = [&] {
    come.add(1);
    barrier.wait();
    claim(come.get() == 2, "nobody is through before all have come");
  };
  together({meet, meet});
}

void three_meet() {
  Barrier barrier(3);
  Counter come;
  int indices = 0;
  const auto meet = [&] {
    come.add(1);
    indices += 1 << (4 * barrier.wait());
  };
  together({meet, meet, [&] {
              barrier.wait();
              claim(come.get() == 2, "nobody is through before all have come");
            }});
}

/// More threads than parties: a round may fill while one of those before is still to leave, and
/// opens only then.
void two_meet_while_one_leaves() {
  Barrier barrier(2);
  int first = 0;
  const auto meet = [&] { first += barrier.wait() == 0 ? 1 : 0; };
  together({meet, [&] {
              meet();
              together({meet, meet});
            }});
  claim(first == 2, "two have come first and two second");
}

bool passes(Barrier& barrier, threadlab::Timeout timeout) {
  try {
    barrier.wait(timeout);
    return true;
  } catch (const BrokenBarrierError&) {
    return false;
  }
}

void one_may_give_up() {
  Barrier barrier(2);
  bool first = false;
  bool second = false;
  together({[&] { first = passes(barrier, 1s); },
            [&] { second = passes(barrier, threadlab::forever); }});
  claim(first == second, "both are through or both find it broken");
}

void one_aborts() {
  Barrier barrier(3);
  const auto meet = [&] { claim(!passes(barrier, threadlab::forever), "it is broken"); };
  together({meet, meet, [&] { barrier.abort(); }});
}

void one_resets() {
  Barrier barrier(2);
  bool first = false;
  bool second = false;
  together({[&] { first = passes(barrier, threadlab::forever); },
            [&] {
              barrier.reset();
              second = passes(barrier, 1s);
            }});
  claim(first == second, "both are through or neither");
}

void last_runs_the_action() {
  Counter come;
  Counter runs;
  Barrier barrier(2, [&] {
    claim(come.get() == 2, "the action runs when all have come");
    runs.add(1);
  });
  const auto meet = [&] {
    come.add(1);
    barrier.wait();
    claim(runs.get() == 1, "nobody is through before the action has run");
  };
  together({meet, meet});
}

}  // namespace

std::vector<Check> barrier_checks() {
  return {
      {"Barrier", "nobody_is_through_early_of_two", 2, two_meet},
      {"Barrier", "nobody_is_through_early_in_two_rounds_of_two", 2, two_meet_twice},
      {"Barrier", "nobody_is_through_early_of_three", 3, three_meet, Grain::operations, true},
      {"Barrier", "the_next_round_opens_when_all_have_left", 4, two_meet_while_one_leaves,
       Grain::operations, true, 0},
      {"Barrier", "who_gives_up_breaks_it_for_both", 2, one_may_give_up},
      {"Barrier", "abort_frees_two_who_wait", 3, one_aborts},
      {"Barrier", "reset_frees_who_waits_and_nobody_is_through_alone", 2, one_resets},
      {"Barrier", "its_action_runs_when_all_have_come_and_none_is_through", 2,
       last_runs_the_action},
  };
}

}  // namespace model
