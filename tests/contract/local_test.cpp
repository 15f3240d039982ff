#include <memory>
#include <optional>
#include <string>
#include <threadlab/event.hpp>
#include <threadlab/local.hpp>

#include "contract.hpp"

namespace threadlab::contract {
namespace {

CONTRACT(Local, value_that_this_thread_never_set_raises_AttributeError) {
  Local<int> local;
  EXPECT_FALSE(local.has_value());
  EXPECT_EQ(raised<AttributeError>([&] { return local.value(); }),
            "'_thread._local' object has no attribute 'value'");
}

CONTRACT(Local, value_is_what_this_thread_set) {
  Local<std::string> local;
  local.set("mine");
  EXPECT_TRUE(local.has_value());
  EXPECT_EQ(local.value(), "mine");
  local.value() += " still";
  EXPECT_EQ(local.value(), "mine still");
  local.set("another");
  EXPECT_EQ(local.value(), "another");
}

CONTRACT(Local, a_value_set_in_one_thread_is_not_seen_in_another) {
  Local<int> local;
  local.set(1);
  elsewhere([&] {
    EXPECT_FALSE(local.has_value());
    EXPECT_THROW(static_cast<void>(local.value()), AttributeError);
    local.set(2);
    EXPECT_EQ(local.value(), 2);
  });
  EXPECT_EQ(local.value(), 1);
}

CONTRACT(Local, threads_that_live_at_once_each_keep_their_value) {
  Local<int> local;
  Event all_set;
  Crew crew;
  crew.start(4, [&](int i) {
    local.set(i);
    all_set.wait();
    EXPECT_EQ(local.value(), i);
  });
  all_set.set();
}

CONTRACT(Local, two_of_them_hold_two_values) {
  Local<int> one;
  Local<int> two;
  one.set(1);
  EXPECT_FALSE(two.has_value());
  two.set(2);
  EXPECT_EQ(one.value(), 1);
  EXPECT_EQ(two.value(), 2);
}

CONTRACT(Local, reset_takes_the_value_of_this_thread_away) {
  Local<int> local;
  local.set(1);
  elsewhere([&] {
    local.set(2);
    local.reset();
    EXPECT_FALSE(local.has_value());
  });
  EXPECT_EQ(local.value(), 1);
  local.reset();
  EXPECT_THROW(static_cast<void>(local.value()), AttributeError);
}

CONTRACT(Local, reset_of_what_was_never_set_raises_AttributeError) {
  Local<int> local;
  EXPECT_EQ(raised<AttributeError>([&] { local.reset(); }),
            "'_thread._local' object has no attribute 'value'");
}

CONTRACT(Local, a_factory_makes_the_value_on_first_use_in_each_thread) {
  int made = 0;
  Local<int> local([&] { return ++made; });
  EXPECT_FALSE(local.has_value());
  EXPECT_EQ(made, 0);
  EXPECT_EQ(local.value(), 1);
  EXPECT_EQ(local.value(), 1);
  EXPECT_EQ(elsewhere([&] { return local.value(); }), 2);
  EXPECT_EQ(local.value(), 1);
}

CONTRACT(Local, a_factory_that_throws_leaves_no_value) {
  bool fail = true;
  Local<int> local([&] { return fail ? throw RuntimeError("not yet") : 7; });
  EXPECT_EQ(raised<RuntimeError>([&] { return local.value(); }), "not yet");
  EXPECT_FALSE(local.has_value());
  fail = false;
  EXPECT_EQ(local.value(), 7);
}

CONTRACT(Local, the_value_of_a_thread_is_destroyed_before_it_has_finished) {
  Local<std::shared_ptr<int>> local;
  std::shared_ptr<int> counted = std::make_shared<int>(1);
  elsewhere([&] {
    local.set(counted);
    EXPECT_EQ(counted.use_count(), 2);
  });
  EXPECT_EQ(counted.use_count(), 1);
}

CONTRACT(Local, when_it_goes_its_values_are_no_more_reached_and_go_with_their_threads) {
  std::optional<Local<std::shared_ptr<int>>> local(std::in_place);
  std::shared_ptr<int> counted = std::make_shared<int>(1);
  Event set;
  Event gone;
  Crew crew;
  crew.start([&] {
    local->set(counted);
    set.set();
    gone.wait();
    Local<std::shared_ptr<int>> another;  // May stand where the first one stood.
    EXPECT_FALSE(another.has_value());
  });
  set.wait();
  local.reset();
  gone.set();
  crew.join();
  EXPECT_EQ(counted.use_count(), 1);
}

CONTRACT(Local, holds_what_can_only_be_moved) {
  Local<std::unique_ptr<int>> local;
  local.set(std::make_unique<int>(5));
  EXPECT_EQ(*local.value(), 5);
}

CONTRACT(Local, a_value_whose_destruction_uses_another_local_is_destroyed_too) {
  struct Last {
    std::shared_ptr<int> counted;
    Local<int>* other;
    ~Last() {
      if (other->has_value()) other->reset();
    }
  };
  Local<int> other;
  Local<std::unique_ptr<Last>> local;
  std::shared_ptr<int> counted = std::make_shared<int>(1);
  elsewhere([&] {
    other.set(1);
    local.set(std::unique_ptr<Last>(new Last{counted, &other}));
  });
  EXPECT_EQ(counted.use_count(), 1);
}

}  // namespace
}  // namespace threadlab::contract
