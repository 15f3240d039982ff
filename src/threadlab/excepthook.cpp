#include <cxxabi.h>

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <threadlab/excepthook.hpp>
#include <threadlab/runtime/uncaught.hpp>
#include <threadlab/runtime/world.hpp>

namespace threadlab {
namespace {

struct Description {
  std::string type;
  std::string message;
};

/// The name of the exception being handled, without our namespace: "RuntimeError".
std::string current_type() {
  const std::type_info* const type = abi::__cxa_current_exception_type();
  if (type == nullptr) return "unknown";
  int status = 0;
  const std::unique_ptr<char, void (*)(void*)> demangled(
      abi::__cxa_demangle(type->name(), nullptr, nullptr, &status), std::free);
  const std::string name = status == 0 ? demangled.get() : type->name();
  constexpr std::string_view ours = "threadlab::";
  return name.starts_with(ours) ? name.substr(ours.size()) : name;
}

Description description(const std::exception_ptr& exception) {
  try {
    std::rethrow_exception(exception);
  } catch (const std::exception& error) {
    const std::string type = current_type();
    // Empty, Full and ShutDown have nothing to say but their name, as in Python.
    return {.type = type, .message = error.what() == type ? "" : error.what()};
  } catch (...) {
    return {.type = current_type(), .message = {}};
  }
}

std::string joined(const std::string& type, const std::string& message) {
  return message.empty() ? type : type + ": " + message;
}

/// One write, so that the messages of two threads do not mix.
void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stderr); }

void default_hook(const ExceptHookArgs& args) {
  print("Exception in thread " + args.thread.name() + ":\n" + joined(args.exc_type, args.message) +
        "\n");
}

}  // namespace

std::string describe(const std::exception_ptr& exception) {
  const auto [type, message] = description(exception);
  return joined(type, message);
}

ExceptHook& ExceptHook::operator=(std::function<void(const ExceptHookArgs&)> hook) {
  runtime::world().set_excepthook(std::move(hook));
  return *this;
}

ExceptHook& ExceptHook::operator=(std::nullptr_t) {
  runtime::world().set_excepthook({});
  return *this;
}

void ExceptHook::operator()(const ExceptHookArgs& args) const {
  const auto hook = runtime::world().excepthook();
  hook ? hook(args) : default_hook(args);
}

void runtime::report_uncaught(const std::exception_ptr& exception, const Thread& thread) noexcept {
  world().count_uncaught();
  try {
    auto [type, message] = description(exception);
    excepthook({.exc_value = exception,
                .exc_type = std::move(type),
                .message = std::move(message),
                .thread = thread});
  } catch (...) {
    print("Exception in threading.excepthook:\n" + describe(std::current_exception()) + "\n");
  }
}

}  // namespace threadlab
