"""cpython.py ROW: one row of the table with CPython's threading and queue.

Prints eleven samples, in nanoseconds an operation, one a line.
"""

import queue
import sys
import threading
import time
import timeit

REPETITIONS = 11


def alone(statement, **names):
    """The time of `statement`, in a loop of its own."""
    timer = timeit.Timer(statement, globals=names)
    count, _ = timer.autorange()
    return [1e9 * seconds / count for seconds in timer.repeat(REPETITIONS, count)]


def together(operations, *functions):
    """The time of one of the `operations` that the functions, a thread each, do together."""
    samples = []
    for _ in range(REPETITIONS):
        threads = [threading.Thread(target=function) for function in functions]
        start = time.perf_counter_ns()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        samples.append((time.perf_counter_ns() - start) / operations)
    return samples


def hot(threads, count=100_000):
    lock = threading.Lock()

    def run():
        for _ in range(count):
            lock.acquire()
            lock.release()

    return together(threads * count, *[run] * threads)


def ping_pong(wait, signal, make, count=5_000):
    first, second = make(), make()

    def run(mine, other):
        for _ in range(count):
            wait(mine)
            signal(other)

    signal(first)
    samples = []
    for _ in range(REPETITIONS):
        samples += together(2 * count, lambda: run(first, second), lambda: run(second, first))[:1]
    return samples


def locked():
    lock = threading.Lock()
    lock.acquire()
    return lock


def wait_and_clear(event):
    event.wait()
    event.clear()


def barrier(parties, count=300):
    meeting = threading.Barrier(parties)

    def run():
        for _ in range(count):
            meeting.wait()

    return together(count, *[run] * parties)


def passing(make, producers, consumers, items=40_000):
    stream = make()

    def produce():
        for _ in range(items // producers):
            stream.put(1)

    def consume():
        for _ in range(items // consumers):
            stream.get()

    return together(items, *[produce] * producers, *[consume] * consumers)


def condition_nobody():
    condition = threading.Condition(threading.Lock())
    return alone("condition.acquire(); condition.notify(); condition.release()", condition=condition)


def lateness():
    samples = []
    for _ in range(REPETITIONS):
        start = time.perf_counter_ns()
        time.sleep(0.001)
        samples.append(time.perf_counter_ns() - start - 1_000_000)
    return samples


def timer():
    def run():
        timer = threading.Timer(30, lambda: None)
        timer.start()
        timer.cancel()
        timer.join()

    return alone("run()", run=run)


def thread():
    def run():
        thread = threading.Thread(target=lambda: None)
        thread.start()
        thread.join()

    return alone("run()", run=run)


def set_event():
    event = threading.Event()
    event.set()
    return event


def priority():
    stream = queue.PriorityQueue()
    for number in range(1000):
        stream.put(number * 7919 % 1000)
    return alone("stream.put(500); stream.get()", stream=stream)


BOUND = 1024
ROWS = {
    "lock": lambda: alone("a(); r()", **acquire_release(threading.Lock())),
    "timed": lambda: alone("a(True, 1.0); r()", **acquire_release(threading.Lock())),
    "refused": lambda: alone("a(False)", a=locked().acquire),
    "hot_2": lambda: hot(2),
    "hot_4": lambda: hot(4),
    "handed_over": lambda: ping_pong(
        threading.Lock().__class__.acquire, threading.Lock().__class__.release, locked),
    "rlock_1": lambda: alone("a(); r()", **acquire_release(threading.RLock())),
    "rlock_3": lambda: alone("a(); a(); a(); r(); r(); r()", **acquire_release(threading.RLock())),
    "semaphore": lambda: alone("a(); r()", **acquire_release(threading.Semaphore())),
    "semaphore_2": lambda: ping_pong(
        threading.Semaphore.acquire, threading.Semaphore.release, lambda: threading.Semaphore(0)),
    "condition": condition_nobody,
    "is_set": lambda: alone("f()", f=set_event().is_set),
    "wait_set": lambda: alone("f()", f=set_event().wait),
    "event": lambda: ping_pong(wait_and_clear, threading.Event.set, threading.Event),
    "barrier_2": lambda: barrier(2),
    "barrier_4": lambda: barrier(4),
    "queue": lambda: alone("q.put(1); q.get()", q=queue.Queue()),
    "simple": lambda: alone("q.put(1); q.get()", q=queue.SimpleQueue()),
    "queue_1_1": lambda: passing(queue.Queue, 1, 1),
    "simple_1_1": lambda: passing(queue.SimpleQueue, 1, 1),
    "bounded_1_1": lambda: passing(lambda: queue.Queue(BOUND), 1, 1),
    "queue_2_2": lambda: passing(queue.Queue, 2, 2),
    "simple_2_2": lambda: passing(queue.SimpleQueue, 2, 2),
    "bounded_2_2": lambda: passing(lambda: queue.Queue(BOUND), 2, 2),
    "queue_1_4": lambda: passing(queue.Queue, 1, 4),
    "simple_1_4": lambda: passing(queue.SimpleQueue, 1, 4),
    "bounded_1_4": lambda: passing(lambda: queue.Queue(BOUND), 1, 4),
    "priority": priority,
    "thread": thread,
    "timer": timer,
    "local": lambda: alone("d.x = d.x + 1", d=local()),
    "sleep": lateness,
}


def acquire_release(lock):
    return {"a": lock.acquire, "r": lock.release}


def local():
    data = threading.local()
    data.x = 0
    return data


if __name__ == "__main__":
    print(*ROWS[sys.argv[1]](), sep="\n")
