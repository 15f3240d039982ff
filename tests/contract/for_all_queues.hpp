#pragma once

// A claim about every kind of queue: a function template over the queue, claimed of each.

#include <threadlab/priority_queue.hpp>
#include <threadlab/queue.hpp>

#include "contract.hpp"

/// claim<Q> of Queue, LifoQueue and PriorityQueue, which differ in nothing but their order.
#define FOR_ALL_QUEUES(claim)                                     \
  CONTRACT(Queue, claim) { claim<Queue<int>>(); }                 \
  CONTRACT(LifoQueue, claim) { claim<LifoQueue<int>>(); }         \
  CONTRACT(PriorityQueue, claim) { claim<PriorityQueue<int>>(); } \
  static_assert(true)
