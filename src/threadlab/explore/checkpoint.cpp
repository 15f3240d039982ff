#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <threadlab/errors.hpp>
#include <threadlab/explore/checkpoint.hpp>
#include <threadlab/explore/digest.hpp>

namespace threadlab::explore {
namespace {

using nlohmann::json;

constexpr int version = 2;
constexpr const char* damaged = "this is no checkpoint, or a damaged one";

/// What two explorations must have in common for one to go on where the other stopped.
std::string key_of(const Options& options) {
  return fmt::format("{} {} {} {} {} {} {}/{} {} {}", static_cast<int>(options.method),
                     static_cast<int>(options.observe), static_cast<int>(options.timing),
                     options.max_values, options.preemptions.value_or(-1), options.max_steps,
                     options.shard.index, options.shard.count, options.format, options.name);
}

json to_json(const Log& log) { return {log.digest, log.executions, log.schedule, log.text}; }

json to_json(const Failure& failure) {
  return {static_cast<int>(failure.kind), failure.report, failure.executions, failure.steps,
          failure.schedule};
}

json to_json(const Result& result) {
  json logs = json::array();
  for (const Log& log : result.logs) logs.push_back(to_json(log));
  json failures = json::array();
  for (const Failure& failure : result.failures) failures.push_back(to_json(failure));
  return {{"executions", result.executions},
          {"blocked", result.blocked},
          {"steps", result.steps},
          {"longest", result.longest},
          {"elapsed", result.elapsed.count()},
          {"logs", std::move(logs)},
          {"failures", std::move(failures)}};
}

Failure::Kind kind_of(int number) {
  if (number < 0 || number > static_cast<int>(Failure::Kind::step_limit)) {
    throw ValueError(damaged);
  }
  return static_cast<Failure::Kind>(number);
}

Result result_of(const json& text) {
  Result result;
  result.executions = text.at("executions");
  result.blocked = text.at("blocked");
  result.steps = text.at("steps");
  result.longest = text.at("longest");
  result.elapsed = Duration(text.at("elapsed").get<Duration::rep>());
  for (const json& log : text.at("logs")) {
    (void)Digest::parse(log.at(0).get<std::string>());  // throws when it is none
    result.logs.push_back(
        {.digest = log.at(0), .executions = log.at(1), .schedule = log.at(2), .text = log.at(3)});
  }
  for (const json& failure : text.at("failures")) {
    result.failures.push_back({.kind = kind_of(failure.at(0)),
                               .report = failure.at(1),
                               .executions = failure.at(2),
                               .steps = failure.at(3),
                               .schedule = failure.at(4)});
  }
  return result;
}

}  // namespace

std::string Checkpoint::to_string(const Options& options) const {
  json parts_left = json::array();
  for (const Part& part : parts) parts_left.push_back(part.to_string());
  const json whole = {{"threadlab-checkpoint", version},
                      {"options", key_of(options)},
                      {"incomplete", is_incomplete},
                      {"result", to_json(so_far)},
                      {"parts", std::move(parts_left)}};
  // Logs may hold any bytes.
  return whole.dump(0, ' ', false, json::error_handler_t::replace);
}

Checkpoint Checkpoint::parse(const std::string& text, const Options& options) try {
  const json whole = json::parse(text);
  if (whole.at("threadlab-checkpoint") != version) {
    throw RuntimeError("the checkpoint is another version's");
  }
  if (whole.at("options") != key_of(options)) {
    throw RuntimeError("the checkpoint is of an exploration with other options");
  }
  Checkpoint checkpoint;
  checkpoint.is_incomplete = whole.at("incomplete");
  checkpoint.so_far = result_of(whole.at("result"));
  for (const json& part : whole.at("parts")) {
    checkpoint.parts.push_back(Part::parse(part.get<std::string>()));
  }
  share_again(checkpoint.parts);
  return checkpoint;
} catch (const json::exception&) {
  throw RuntimeError(damaged);
} catch (const ValueError& error) {
  throw RuntimeError(error.what());
}

}  // namespace threadlab::explore
