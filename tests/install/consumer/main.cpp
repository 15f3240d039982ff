#include <cstdio>
#include <threadlab/threading.hpp>

int main() {
  threadlab::Queue<const char*> words;
  threadlab::Thread thread({.target = [&words] { words.put("hello from outside"); }});
  thread.start();
  thread.join();
  std::printf("%s: %s\n", thread.name().c_str(), words.get());
}
