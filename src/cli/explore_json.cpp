#include <fmt/format.h>

#include <array>
#include <cli/errors.hpp>
#include <cli/explore_json.hpp>
#include <cli/text.hpp>
#include <nlohmann/json.hpp>

namespace threadlab::cli {
namespace {

using explore::Failure;
using explore::Log;
using nlohmann::json;

constexpr int version = 1;
constexpr std::array kinds = {"deadlock", "broken", "exception", "step-limit"};

json to_json(const Log& log) {
  return {{"digest", log.digest},
          {"executions", log.executions},
          {"schedule", log.schedule},
          {"text", log.text}};
}

json to_json(const Failure& failure) {
  return {{"kind", kinds[static_cast<std::size_t>(failure.kind)]},
          {"report", failure.report},
          {"executions", failure.executions},
          {"steps", failure.steps},
          {"schedule", failure.schedule}};
}

Failure::Kind kind_of(const std::string& name) {
  for (std::size_t i = 0; i != kinds.size(); ++i) {
    if (name == kinds[i]) return static_cast<Failure::Kind>(i);
  }
  throw UsageError("there is no failure of the kind " + in_quotes(name));
}

template <class T>
json list(const std::vector<T>& items) {
  json result = json::array();
  for (const T& item : items) result.push_back(to_json(item));
  return result;
}

explore::Result result_of(const json& object) {
  explore::Result result;
  result.complete = object.at("complete");
  result.executions = object.at("executions");
  result.blocked = object.at("blocked");
  result.steps = object.at("steps");
  result.longest = object.at("longest");
  result.elapsed = std::chrono::duration_cast<Duration>(
      std::chrono::duration<double>(object.at("seconds").get<double>()));
  for (const json& log : object.at("logs")) {
    result.logs.push_back({.digest = log.at("digest"),
                           .executions = log.at("executions"),
                           .schedule = log.at("schedule"),
                           .text = log.at("text")});
  }
  for (const json& failure : object.at("failures")) {
    result.failures.push_back({.kind = kind_of(failure.at("kind")),
                               .report = failure.at("report"),
                               .executions = failure.at("executions"),
                               .steps = failure.at("steps"),
                               .schedule = failure.at("schedule")});
  }
  return result;
}

}  // namespace

std::string to_json(const ShardResult& whole) {
  const explore::Result& result = whole.result;
  const json object = {{"threadlab-explore", version},
                       {"exploration", whole.exploration},
                       {"shard", {whole.shard.index, whole.shard.count}},
                       {"complete", result.complete},
                       {"executions", result.executions},
                       {"blocked", result.blocked},
                       {"steps", result.steps},
                       {"longest", result.longest},
                       {"seconds", std::chrono::duration<double>(result.elapsed).count()},
                       {"logs", list(result.logs)},
                       {"failures", list(result.failures)}};
  return object.dump(1, ' ', false, json::error_handler_t::replace) + "\n";
}

ShardResult parse_json(const std::string& text, const std::string& file) try {
  const json object = json::parse(text);
  if (object.at("threadlab-explore") != version) {
    throw UsageError(in_quotes(file) + " is of another version");
  }
  return {.exploration = object.at("exploration"),
          .shard = {.index = object.at("shard").at(0), .count = object.at("shard").at(1)},
          .result = result_of(object)};
} catch (const json::exception&) {
  throw UsageError(in_quotes(file) + " is no result of explore --json");
}

ShardResult merged(const std::vector<ShardResult>& shards, const std::vector<std::string>& files) {
  const ShardResult& first = shards.front();
  std::vector<const std::string*> seen(first.shard.count, nullptr);
  std::vector<explore::Result> results;
  for (std::size_t i = 0; i != shards.size(); ++i) {
    const ShardResult& shard = shards[i];
    const bool belongs = shard.exploration == first.exploration &&
                         shard.shard.count == first.shard.count && shard.shard.index >= 1 &&
                         shard.shard.index <= first.shard.count;
    if (!belongs) {
      throw UsageError(
          fmt::format("{} and {} are not of one exploration: '{}' in {} parts, '{}' "
                      "in {}",
                      in_quotes(files[0]), in_quotes(files[i]), first.exploration,
                      first.shard.count, shard.exploration, shard.shard.count));
    }
    const std::string*& file = seen[shard.shard.index - 1];
    if (file != nullptr) {
      throw UsageError(fmt::format("{} and {} are both shard {}", in_quotes(*file),
                                   in_quotes(files[i]), shard.shard.index));
    }
    file = &files[i];
    results.push_back(shard.result);
  }
  for (std::size_t i = 0; i != seen.size(); ++i) {
    if (seen[i] == nullptr) {
      throw UsageError(fmt::format("shard {}/{} is missing", i + 1, seen.size()));
    }
  }
  return {.exploration = first.exploration, .shard = {}, .result = explore::merge(results)};
}

}  // namespace threadlab::cli
