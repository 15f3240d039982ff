#include "stage.hpp"

#include <threadlab/claim.hpp>
#include <threadlab/runtime/lab/lab_thread.hpp>
#include <threadlab/runtime/self.hpp>
#include <threadlab/shared.hpp>
#include <threadlab/thread.hpp>
#include <vector>

#include "self.hpp"

namespace model {
namespace {

/// After whatever may have let other threads go on.
void become_self() { become(threadlab::runtime::self().lab_thread->number); }

}  // namespace

struct Guarded::Data {
  threadlab::Shared<int> value{0};
};

Guarded::Guarded() : data_(std::make_unique<Data>()) {}
Guarded::~Guarded() = default;

void Guarded::use() {
  data_->value.write([](int& value) { ++value; });
  become_self();
}

void together(std::initializer_list<std::function<void()>> bodies) {
  std::vector<threadlab::Thread> threads;
  for (const auto& body : bodies) {
    threads.emplace_back(threadlab::ThreadOptions{.target = [&body] {
      become_self();
      body();
    }});
  }
  for (threadlab::Thread& thread : threads) thread.start();
  for (threadlab::Thread& thread : threads) thread.join();
  become_self();
}

void claim(bool condition, std::string_view what) { threadlab::claim(condition, what); }

}  // namespace model
