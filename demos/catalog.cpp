#include <array>

#include "demos.hpp"

namespace threadlab::demos {
namespace {

// What the scripts hand to logging.basicConfig. Some only print: they show the bare message.
constexpr auto bare = "%(message)s";
constexpr auto named = "(%(threadName)-10s) %(message)s";
constexpr auto levelled = "[%(levelname)s]:(%(threadName)-10s): %(message)s";
constexpr auto timed = "%(asctime)s: %(message)s";
constexpr auto timed_and_named = "%(asctime)s (%(threadName)-2s) %(message)s";

constexpr auto clock = "%H:%M:%S";
constexpr const char* no_datefmt = nullptr;

constexpr auto table = std::to_array<cli::Demo>({
    {"daemon", "the program's end waits for no daemon thread", "daemon", named, no_datefmt, daemon},
    {"start", "a thread runs beside the one that started it", "start()", bare, no_datefmt, start},
    {"join", "one thread waits until another has finished", "join()", timed, clock, join},
    {"current-thread", "a thread asks what it is called", "currentThread()", timed, clock,
     current_thread},
    {"enumerate", "the main thread joins all that are alive", "enumerate()", named, no_datefmt,
     enumerate},
    {"local", "a variable with a value for each thread", "local()", named, no_datefmt, local},
    {"queue", "workers share out the items of a stream", "Queue", levelled, clock, queue},
    {"timer", "a function is called after a delay", "Timer", levelled, clock, timer},
    {"event", "one thread sets another to work, and stops it", "Event", levelled, clock, event},
    {"lock", "one thread holds a lock, any may release it", "Lock", bare, no_datefmt, lock},
    {"rlock", "the owner of a lock may acquire it once more", "RLock", bare, no_datefmt, rlock},
    {"semaphore", "only so many workers are in the pool at once", "Semaphore", timed_and_named,
     no_datefmt, semaphore},
    {"condition", "consumers wait until a producer notifies them", "Condition", levelled, clock,
     condition},
    {"barrier", "workers wait for one another, round by round", "Barrier", levelled, clock,
     barrier},
});

}  // namespace

cli::Catalog catalog() { return table; }

}  // namespace threadlab::demos
