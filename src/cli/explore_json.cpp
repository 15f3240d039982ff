#include <fmt/format.h>

#include <array>
#include <cli/errors.hpp>
#include <cli/explore_json.hpp>
#include <cli/text.hpp>
#include <map>
#include <nlohmann/json.hpp>

namespace threadlab::cli {
namespace {

using explore::Failure;
using explore::Log;
using nlohmann::json;

constexpr int version = 2;
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
  result.stopped = object.at("stopped");
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

/// Throws UsageError when there can be no such shard.
explore::Shard shard_of(const json& pair, const std::string& file) {
  const explore::Shard shard{.index = pair.at(0), .count = pair.at(1)};
  if (shard.index >= 1 && shard.index <= shard.count) return shard;
  throw UsageError(
      fmt::format("{} says that it is shard {}/{}", in_quotes(file), shard.index, shard.count));
}

}  // namespace

std::string to_json(const ShardResult& whole) {
  const explore::Result& result = whole.result;
  const json object = {{"threadlab-explore", version},
                       {"exploration", whole.exploration},
                       {"shard", {whole.shard.index, whole.shard.count}},
                       {"complete", result.complete},
                       {"missing", whole.missing},
                       {"stopped", result.stopped},
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
          .shard = shard_of(object.at("shard"), file),
          .result = result_of(object),
          .missing = object.at("missing")};
} catch (const json::exception&) {
  throw UsageError(in_quotes(file) + " is no result of explore --json");
}

ShardResult merged(const std::vector<ShardResult>& shards, const std::vector<std::string>& files) {
  const ShardResult& first = shards.front();
  std::map<std::uint32_t, const std::string*> seen;
  ShardResult whole{.exploration = first.exploration, .shard = {}, .result = {}, .missing = {}};
  std::vector<explore::Result> results;
  for (std::size_t i = 0; i != shards.size(); ++i) {
    const ShardResult& shard = shards[i];
    const bool belongs =
        shard.exploration == first.exploration && shard.shard.count == first.shard.count;
    if (!belongs) {
      throw UsageError(
          fmt::format("{} and {} are not of one exploration: '{}' in {} parts, '{}' "
                      "in {}",
                      in_quotes(files[0]), in_quotes(files[i]), first.exploration,
                      first.shard.count, shard.exploration, shard.shard.count));
    }
    const auto [place, is_new] = seen.emplace(shard.shard.index, &files[i]);
    if (!is_new) {
      throw UsageError(fmt::format("{} and {} are both shard {}", in_quotes(*place->second),
                                   in_quotes(files[i]), shard.shard.index));
    }
    results.push_back(shard.result);
    if (whole.missing.empty()) whole.missing = shard.missing;
  }
  for (std::uint32_t index = 1; index <= first.shard.count; ++index) {
    if (!seen.contains(index)) {
      throw UsageError(fmt::format("shard {}/{} is missing", index, first.shard.count));
    }
  }
  whole.result = explore::merge(results);
  return whole;
}

}  // namespace threadlab::cli
