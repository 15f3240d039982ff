#pragma once

// The demos: the scripts of Python's threading tutorial, one function each.
//
// A function declares its demo's options, whose defaults are the script's own numbers, and returns
// the script itself, to be called as often as one likes: a demo keeps nothing between two runs.

#include <cli/arguments.hpp>
#include <cli/catalog.hpp>
#include <functional>

namespace threadlab::demos {

std::function<void()> daemon(cli::Arguments& arguments);
std::function<void()> start(cli::Arguments& arguments);
std::function<void()> join(cli::Arguments& arguments);
std::function<void()> current_thread(cli::Arguments& arguments);
std::function<void()> enumerate(cli::Arguments& arguments);
std::function<void()> local(cli::Arguments& arguments);
std::function<void()> queue(cli::Arguments& arguments);
std::function<void()> timer(cli::Arguments& arguments);
std::function<void()> event(cli::Arguments& arguments);
std::function<void()> lock(cli::Arguments& arguments);
std::function<void()> rlock(cli::Arguments& arguments);
std::function<void()> semaphore(cli::Arguments& arguments);
std::function<void()> condition(cli::Arguments& arguments);
std::function<void()> barrier(cli::Arguments& arguments);

/// All of them, in the tutorial's order.
cli::Catalog catalog();

}  // namespace threadlab::demos
