#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <threadlab/check/scouts.hpp>
#include <threadlab/check/unforked.hpp>

namespace threadlab::check {

Scouts::Scouts()
    : leave_(&::_exit),
      boxes_(static_cast<Box*>(map_memory(most_on_their_way * sizeof(Box), InScouts::shared))) {}

Scouts::~Scouts() {
  await_all();
  (void)::munmap(boxes_, most_on_their_way * sizeof(Box));
}

bool Scouts::send() {
  while (on_their_way_.size() >= most_on_their_way) await_first();
  Box& box = boxes_[sent_ % most_on_their_way];  // of those on their way each has its own
  box.written = 0;
  const pid_t process = ::fork();
  if (process == 0) {
    is_scout_ = true;
    box_ = &box;
    return true;
  }
  if (process > 0) {
    on_their_way_.push_back(process);
    ++sent_;
  }
  return false;
}

void Scouts::await_first() {
  Box& box = boxes_[(sent_ - on_their_way_.size()) % most_on_their_way];
  while (::waitpid(on_their_way_.front(), nullptr, 0) < 0 && errno == EINTR) {
  }
  on_their_way_.pop_front();
  open(box);
}

void Scouts::await_all() {
  while (!on_their_way_.empty()) await_first();
}

void Scouts::open(Box& box) const {
  const std::size_t size = box.letters.size();
  for (std::size_t i = box.written - std::min(box.written, size); i != box.written; ++i) {
    const Letter& letter = box.letters[i % size];
    const std::string_view bytes(letter.bytes.data(), letter.bytes.size());
    hear({.past = letter.past,
          .is_line = letter.is_line,
          .name = bytes.substr(0, letter.name_size),
          .text = bytes.substr(letter.name_size, letter.text_size)});
  }
}

void Scouts::report(const Report& report) {
  Letter& letter = box_->letters[box_->written % box_->letters.size()];
  if (report.name.size() + report.text.size() > letter.bytes.size()) return;
  letter.past = report.past;
  letter.is_line = report.is_line;
  letter.name_size = static_cast<std::uint8_t>(report.name.size());
  letter.text_size = static_cast<std::uint16_t>(report.text.size());
  std::ranges::copy(report.text, std::ranges::copy(report.name, letter.bytes.begin()).out);
  ++box_->written;
}

void Scouts::retire() const {
  leave_(0);
  __builtin_unreachable();
}

}  // namespace threadlab::check
