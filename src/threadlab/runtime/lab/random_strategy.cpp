#include <threadlab/runtime/lab/strategy.hpp>

namespace threadlab::runtime::lab {
namespace {

/// Every option is as likely as any other.
class Random final : public ChoosingStrategy {
 public:
  explicit Random(std::uint64_t seed) : stream_(seed) {}

 private:
  Option pick(Lab& /*lab*/, const std::vector<Option>& options) override {
    const auto last = static_cast<std::int64_t>(options.size()) - 1;
    return options[static_cast<std::size_t>(stream_.between(0, last))];
  }

  RandomStream stream_;
};

}  // namespace

std::unique_ptr<Strategy> make_random(std::uint64_t seed) { return std::make_unique<Random>(seed); }

}  // namespace threadlab::runtime::lab
