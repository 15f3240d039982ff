#pragma once

#include <exception>
#include <threadlab/thread.hpp>

namespace threadlab::runtime {

/// An exception has left the thread's target: counts it and hands it to the excepthook.
void report_uncaught(const std::exception_ptr& exception, const Thread& thread) noexcept;

}  // namespace threadlab::runtime
