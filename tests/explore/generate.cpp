#include <array>
#include <numeric>
#include <threadlab/runtime/random_stream.hpp>

#include "program.hpp"
#include "verbs.hpp"

// Programs at random: few objects, so that the threads meet.

namespace threadlab::oracle {
namespace {

struct Topic {
  Kind kind;
  std::size_t target;
};

/// What programs are about; the more often it stands here, the more of them. Where several threads
/// have to come together for something to happen, it is rarer.
constexpr std::array topics = {Kind::none,      Kind::thread,    Kind::lock,      Kind::lock,
                               Kind::rlock,     Kind::semaphore, Kind::semaphore, Kind::event,
                               Kind::event,     Kind::condition, Kind::condition, Kind::condition,
                               Kind::condition, Kind::barrier,   Kind::barrier,   Kind::barrier,
                               Kind::queue,     Kind::queue,     Kind::lifo,      Kind::priority,
                               Kind::simple};

class Generator {
 public:
  Generator(std::uint64_t seed, std::size_t room) : random_(seed), room_(room) {}

  Program program() {
    const std::size_t lot = below(20);
    const std::size_t others = lot == 0 ? 3 : lot < 8 ? 2 : 1;
    choose_topics();
    program_.threads.resize(others + 1);
    std::size_t room = room_;
    for (std::size_t thread = 1; thread <= others; ++thread) {
      make_kind(program_.threads[thread]);
      const std::size_t sharers = others + 2 - thread;
      room -= fill(thread, std::min(room, 1 + below((room + sharers) / sharers + 1)));
    }
    start_all();
    fill(0, below(room + 1));
    return std::move(program_);
  }

 private:
  std::size_t below(std::size_t end) {
    return static_cast<std::size_t>(random_.between(0, static_cast<std::int64_t>(end) - 1));
  }

  void choose_topics() {
    const std::size_t count = 1 + below(3) / 2;
    for (std::size_t i = 0; i != count; ++i) {
      const Kind kind = topics.at(below(topics.size()));
      topics_.push_back({.kind = kind, .target = below(how_many(kind))});
    }
  }

  void make_kind(ThreadText& thread) {
    thread.is_daemon = below(4) == 0;
    if (below(16) == 0) thread.timer = static_cast<int>(1 + below(2));
  }

  /// Adds so many instructions, or a few more. Returns how many.
  std::size_t fill(std::size_t thread, std::size_t count) {
    std::vector<Instruction>& list = program_.threads[thread].instructions;
    const std::size_t before = list.size();
    while (list.size() < before + count) add_some(list);
    return std::min(count, list.size() - before);
  }

  void add_some(std::vector<Instruction>& list) {
    const std::size_t what = below(10);
    if (what == 0) return list.push_back(draw(Kind::none, 0));
    if (what == 1) return list.push_back(draw(Kind::thread, below(program_.threads.size())));
    const Topic& topic = topics_[below(topics_.size())];
    const bool is_any = topic.kind == Kind::thread;
    const std::size_t target = is_any ? below(program_.threads.size()) : topic.target;
    const Instruction instruction = draw(topic.kind, target);
    const bool is_guarded = topic.kind == Kind::condition && below(6) != 0;
    if (is_guarded) list.push_back(of_topic(topic, "acquire"));
    list.push_back(instruction);
    if (is_guarded && below(6) != 0) list.push_back(of_topic(topic, "release"));
  }

  static Instruction of_topic(const Topic& topic, std::string_view verb) {
    return {.verb = find_verb(topic.kind, verb), .target = topic.target};
  }

  /// Rather not the same verb twice in a row: who acquires and who releases, who waits and who
  /// notifies are to meet. At a barrier it is those who do the same.
  Instruction draw(Kind kind, std::size_t target) {
    const Verb* verb = draw(verbs_of(kind));
    for (int tries = 2; verb == last_ && kind != Kind::barrier && tries != 0; --tries)
      verb = draw(verbs_of(kind));
    last_ = verb;
    const int value = static_cast<int>(random_.between(verb->lowest, verb->highest));
    return {.verb = verb, .target = target, .value = value};
  }

  const Verb* draw(std::span<const Verb> verbs) {
    const auto add = [](int sum, const Verb& verb) { return sum + verb.weight; };
    const int all = std::accumulate(verbs.begin(), verbs.end(), 0, add);
    auto left = static_cast<int>(below(static_cast<std::size_t>(all)));
    const Verb* verb = verbs.data();
    while (left >= verb->weight) left -= (verb++)->weight;
    return verb;
  }

  /// Mostly by the main thread, at once; now and then by another, or not at all.
  void start_all() {
    for (std::size_t thread = 1; thread != program_.threads.size(); ++thread) {
      if (below(40) == 0) continue;
      const std::size_t by = below(8) == 0 ? below(program_.threads.size()) : 0;
      std::vector<Instruction>& list = program_.threads[by].instructions;
      const std::size_t place = by == 0 ? list.size() : below(list.size() + 1);
      list.insert(list.begin() + static_cast<std::ptrdiff_t>(place),
                  {.verb = find_verb(Kind::thread, "start"), .target = thread});
      if (by == 0 && below(8) == 0) fill(0, 1);
    }
  }

  runtime::RandomStream random_;
  const std::size_t room_;
  std::vector<Topic> topics_;
  const Verb* last_ = nullptr;  // that was drawn
  Program program_;
};

}  // namespace

Program generate(std::uint64_t seed, std::size_t room) { return Generator(seed, room).program(); }

}  // namespace threadlab::oracle
