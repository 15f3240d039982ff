#include <algorithm>
#include <threadlab/queue.hpp>
#include <threadlab/simple_queue.hpp>
#include <vector>

#include "check.hpp"
#include "stage.hpp"

namespace model {
namespace {

using namespace std::chrono_literals;
using threadlab::Empty;
using threadlab::Queue;
using threadlab::ShutDown;
using threadlab::SimpleQueue;

using Items = std::vector<int>;

template <class AnyQueue>
void two_items_come_in_order(AnyQueue& queue) {
  Items got;
  together({[&] {
              queue.put(1);
              queue.put(2);
            },
            [&] {
              for (int i = 0; i != 2; ++i) got.push_back(queue.get());
            }});
  claim(got == Items({1, 2}), "each item comes once, in the order in which it was put");
}

void unbounded_keeps_order() {
  Queue<int> queue;
  two_items_come_in_order(queue);
}

void bounded_keeps_order() {
  Queue<int> queue(1);
  two_items_come_in_order(queue);
}

void simple_keeps_order() {
  SimpleQueue<int> queue;
  two_items_come_in_order(queue);
}

/// One of them puts two, the other one.
void two_producers(std::ptrdiff_t maxsize) {
  Queue<int> queue(maxsize);
  Items got;
  together({[&] {
              queue.put(1);
              queue.put(2);
            },
            [&] { queue.put(3); },
            [&] {
              for (int i = 0; i != 3; ++i) got.push_back(queue.get());
            }});
  claim(std::find(got.begin(), got.end(), 1) < std::find(got.begin(), got.end(), 2),
        "what a producer has put comes in that order");
  std::sort(got.begin(), got.end());
  claim(got == Items({1, 2, 3}), "each item comes once");
}

/// One of them gets two, the other one.
void two_consumers(std::ptrdiff_t maxsize) {
  Queue<int> queue(maxsize);
  Items got;
  int other = 0;
  together({[&] {
              for (int i = 0; i != 2; ++i) got.push_back(queue.get());
            },
            [&] { other = queue.get(); },
            [&] {
              for (int item = 1; item != 4; ++item) queue.put(item);
            }});
  claim(got[0] < got[1], "items come in the order they were put in");
  got.push_back(other);
  std::sort(got.begin(), got.end());
  claim(got == Items({1, 2, 3}), "each item comes once");
}

void three_do_one_thing_each() {
  Queue<int> queue;
  int got = 0;
  together({[&] { queue.put(1); }, [&] { queue.put(2); }, [&] { got = queue.get(); }});
  claim(got == 1 || got == 2, "what comes was put");
  claim(got + queue.get() == 3, "each item comes once");
}

/// Who gave up has taken nothing with it.
void one_may_give_up() {
  Queue<int> queue;
  int first = 0;
  int second = 0;
  together({[&] {
              try {
                first = queue.get(1s);
                queue.put(2);
              } catch (const Empty&) {
              }
            },
            [&] { second = queue.get(); }, [&] { queue.put(1); }});
  claim(first + second == (first == 0 ? 1 : 3), "each item comes once");
}

void shutdown_frees_two() {
  Queue<int> queue;
  const auto get = [&] {
    try {
      (void)queue.get();
      claim(false, "nothing was put");
    } catch (const ShutDown&) {
    }
  };
  together({get, get, [&] { queue.shutdown(); }});
}

void join_awaits_tasks() {
  Queue<int> queue;
  Counter done;
  queue.put(1);
  together({[&] {
              (void)queue.get();
              done.add(1);
              queue.task_done();
            },
            [&] {
              queue.join();
              claim(done.get() == 1, "join returns when all is done");
            }});
}

}  // namespace

std::vector<Check> queue_checks() {
  return {
      {"Queue", "two_items_come_in_order", 2, unbounded_keeps_order, Grain::operations, true, 0},
      {"Queue", "two_items_come_in_order_through_room_for_one", 2, bounded_keeps_order,
       Grain::locks},
      {"Queue", "join_returns_when_all_tasks_are_done", 2, join_awaits_tasks, Grain::locks},
      {"Queue", "two_puts_and_a_get_lose_nothing", 3, three_do_one_thing_each, Grain::locks},
      {"Queue", "two_producers_keep_their_order", 3, [] { two_producers(0); }, Grain::locks, true},
      {"Queue", "two_producers_keep_their_order_through_room_for_one", 3, [] { two_producers(1); },
       Grain::locks, true, 0},
      {"Queue", "two_consumers_double_nothing", 3, [] { two_consumers(0); }, Grain::locks, true, 0},
      {"Queue", "two_consumers_double_nothing_through_room_for_one", 3, [] { two_consumers(1); },
       Grain::locks, true, 0},
      {"Queue", "who_gives_up_takes_nothing", 3, one_may_give_up, Grain::locks},
      {"Queue", "shutdown_frees_two_who_wait", 3, shutdown_frees_two, Grain::locks},
      {"SimpleQueue", "two_items_come_in_order", 2, simple_keeps_order, Grain::locks},
  };
}

}  // namespace model
