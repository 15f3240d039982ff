#include <gtest/gtest.h>

#include "programs.hpp"

namespace threadlab::lab {
namespace {

/// Counts the objects of its kind that live.
struct Probe {
  explicit Probe(int& count) : alive(count) { ++alive; }
  ~Probe() { --alive; }
  Probe(const Probe&) = delete;
  Probe& operator=(const Probe&) = delete;
  int& alive;
};

/// A daemon that stands in `body` when the run ends; how many probes it leaves behind.
int left_behind_by(const std::function<void(int& alive)>& body) {
  int alive = 0;
  const Result result = run({}, [&] {
    Thread daemon({.target = [&] { body(alive); }, .daemon = true});
    daemon.start();
    sleep(1ms);
  });
  EXPECT_EQ(result.outcome, Outcome::finished);
  return alive;
}

TEST(LabEnd, unwinds_the_stacks_of_daemons) {
  EXPECT_EQ(left_behind_by([](int& alive) {
              const Probe outer(alive);
              const auto lock = std::make_shared<Lock>();
              const std::scoped_lock guard(*lock);  // its release is passed by
              const Probe inner(alive);
              sleep(1h);
            }),
            0);
}

TEST(LabEnd, unwinds_a_daemon_that_waits_on_a_condition_and_so_has_released_its_lock) {
  EXPECT_EQ(left_behind_by([](int& alive) {
              const Probe probe(alive);
              const auto condition = std::make_shared<Condition>();
              const std::scoped_lock guard(*condition);
              condition->wait();
            }),
            0);
}

TEST(LabEnd, gives_up_a_daemon_that_swallows_everything_in_a_loop) {
  EXPECT_LE(left_behind_by([](int& alive) {
              for (;;) {
                try {
                  const Probe probe(alive);
                  sleep(1h);
                } catch (...) {
                  continue;
                }
              }
            }),
            1);
}

TEST(LabEnd, gives_up_a_daemon_in_a_noexcept_frame) {
  EXPECT_LE(left_behind_by([](int& alive) {
              const auto cannot_throw = [&]() noexcept {
                const Probe probe(alive);
                sleep(1h);
              };
              cannot_throw();
            }),
            1);
}

TEST(LabEnd, keeps_apart_the_exceptions_that_several_threads_handle_at_once) {
  const Result result = run({.seed = 3}, [] {
    std::vector<Thread> threads;
    for (int i = 0; i != 4; ++i) {
      threads.emplace_back(ThreadOptions{.target = [i] {
        for (int round = 0; round != 10; ++round) {
          try {
            throw i;
          } catch (const int& caught) {
            sleep(std::chrono::milliseconds(i));
            try {
              throw;
            } catch (const int& again) {
              if (&again != &caught || again != i) logging::error("another's exception");
            }
          }
        }
      }});
      threads.back().start();
    }
    for (Thread& thread : threads) thread.join();
  });
  EXPECT_EQ(result.log, "");
}

TEST(LabEnd, a_run_without_end_gives_up_after_its_steps) {
  const Result result = run({.max_steps = 1000}, [] {
    for (;;) sleep(1s);
  });
  EXPECT_EQ(result.outcome, Outcome::step_limit);
  EXPECT_EQ(result.steps, 1000U);
  EXPECT_NE(result.report.find("MainThread: sleep"), std::string::npos);
}

TEST(LabEnd, an_exception_of_the_program_is_handed_out) {
  const Result result = run({}, [] { throw ValueError("no"); });
  EXPECT_THROW(std::rethrow_exception(result.exception), ValueError);
}

TEST(LabEnd, wherever_a_run_is_cut_off_nothing_is_left_behind) {
  for (std::uint64_t steps = 1; steps != 40; ++steps) {
    int alive = 0;
    const Result result = run({.max_steps = steps}, [&] {
      const Probe outer(alive);
      const auto lock = std::make_shared<Lock>();
      const auto pool = std::make_shared<RLock>();
      Thread worker({.target = [&alive, lock, pool] {
        const Probe inner(alive);
        const std::scoped_lock guard(*lock);
        const std::scoped_lock twice(*pool);
        const std::scoped_lock thrice(*pool);
        logging::info("in");
      }});
      worker.start();
      const std::scoped_lock guard(*lock);
      worker.set_name("worker");
    });
    EXPECT_EQ(alive, 0) << steps << " steps, " << result.schedule;
  }
}

TEST(LabEnd, ten_thousand_threads_live_at_once) {
  const Result result = run({}, [] {
    const auto gate = std::make_shared<Event>();
    for (int i = 0; i != 10'000; ++i) {
      Thread thread({.target = [gate] { gate->wait(); }});
      thread.start();
    }
    logging::info("{}", active_count());
    gate->set();
  });
  EXPECT_EQ(result.log, "(MainThread) 10001\n");
  EXPECT_EQ(result.outcome, Outcome::finished);
}

TEST(LabEnd, an_object_made_outside_cannot_be_waited_for) {
  Lock lock;
  lock.acquire();
  const Result result = run({}, [&] { lock.acquire(); });
  EXPECT_THROW(std::rethrow_exception(result.exception), RuntimeError);
}

TEST(LabEnd, an_object_of_a_lab_is_of_no_use_outside) {
  std::shared_ptr<Lock> lock;
  (void)run({}, [&] { lock = std::make_shared<Lock>(); });
  EXPECT_THROW(lock->acquire(), RuntimeError);
}

}  // namespace
}  // namespace threadlab::lab
