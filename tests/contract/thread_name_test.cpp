#include <string>
#include <threadlab/event.hpp>
#include <threadlab/thread.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

/// N of a default name "Thread-N" or "Thread-N (target)".
int number(const std::string& name) {
  EXPECT_EQ(name.rfind("Thread-", 0), 0U) << name;
  return std::stoi(name.substr(std::string("Thread-").size()));
}

void work() {}

CONTRACT(ThreadName, is_the_one_given_to_the_constructor) {
  const Thread thread({.name = "worker bee"});
  EXPECT_EQ(thread.name(), "worker bee");
}

CONTRACT(ThreadName, is_Thread_N_by_default) {
  const std::string name = Thread().name();
  EXPECT_EQ(name, "Thread-" + std::to_string(number(name)));
  const std::string of_lambda = Thread({.target = [] {}}).name();
  EXPECT_EQ(of_lambda, "Thread-" + std::to_string(number(of_lambda)));
}

CONTRACT(ThreadName, tells_the_targets_name_by_default) {
  const std::string name = Thread({.target = {"work", work}}).name();
  EXPECT_EQ(name, "Thread-" + std::to_string(number(name)) + " (work)");
}

CONTRACT(ThreadName, default_numbers_count_up_from_one_thread_to_the_next) {
  const int first = number(Thread().name());
  EXPECT_GE(first, 1);
  EXPECT_EQ(number(Thread({.target = {"work", work}}).name()), first + 1);
  EXPECT_EQ(elsewhere([] { return number(current_thread().name()); }), first + 2);
}

CONTRACT(ThreadName, a_given_name_takes_no_number) {
  const int first = number(Thread().name());
  const Thread named({.target = {"work", work}, .name = "named"});
  EXPECT_EQ(named.name(), "named");
  EXPECT_EQ(number(Thread().name()), first + 1);
}

CONTRACT(ThreadName, an_empty_name_is_replaced_by_the_default) {
  const std::string name = Thread({.name = ""}).name();
  EXPECT_EQ(name, "Thread-" + std::to_string(number(name)));
}

CONTRACT(ThreadName, several_threads_may_have_the_same) {
  const Thread one({.name = "twin"});
  const Thread two({.name = "twin"});
  EXPECT_EQ(one.name(), two.name());
}

CONTRACT(ThreadName, may_be_changed_before_start_while_running_and_after_the_end) {
  Event looked;
  Event renamed;
  auto target = [&] {
    EXPECT_EQ(current_thread().name(), "second");
    looked.set();
    renamed.wait();
    EXPECT_EQ(current_thread().name(), "third");
    current_thread().set_name("fourth");
  };
  Thread thread({.target = target, .name = "first"});
  thread.set_name("second");
  thread.start();
  looked.wait();
  thread.set_name("third");
  renamed.set();
  thread.join();
  EXPECT_EQ(thread.name(), "fourth");
  thread.set_name("fifth");
  EXPECT_EQ(thread.name(), "fifth");
}

CONTRACT(ThreadName, an_empty_one_may_be_set) {
  Thread thread;
  thread.set_name("");
  EXPECT_EQ(thread.name(), "");
}

CONTRACT(ThreadName, of_the_main_thread_is_MainThread) {
  EXPECT_EQ(main_thread().name(), "MainThread");
}

CONTRACT(ThreadName, of_any_length_and_bytes_is_kept) {
  const std::string name = std::string(5000, 'x') + "\xc3\xa4" + '\0' + "end";
  const Thread thread({.name = name});
  EXPECT_EQ(thread.name(), name);
}

}  // namespace
}  // namespace threadlab::contract
