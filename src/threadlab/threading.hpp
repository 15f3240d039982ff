#pragma once

// All of it: what `import threading, queue, time, random` gives in Python. (`import logging` is
// <threadlab/logging.hpp>.)

#include <threadlab/barrier.hpp>
#include <threadlab/claim.hpp>
#include <threadlab/condition.hpp>
#include <threadlab/errors.hpp>
#include <threadlab/event.hpp>
#include <threadlab/excepthook.hpp>
#include <threadlab/local.hpp>
#include <threadlab/lock.hpp>
#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>
#include <threadlab/random.hpp>
#include <threadlab/rlock.hpp>
#include <threadlab/semaphore.hpp>
#include <threadlab/shared.hpp>
#include <threadlab/simple_queue.hpp>
#include <threadlab/sleep.hpp>
#include <threadlab/thread.hpp>
#include <threadlab/time.hpp>
#include <threadlab/timer.hpp>
