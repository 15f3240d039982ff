#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "program_test.hpp"

namespace threadlab::cli {
namespace {

using nlohmann::json;

class Explore : public ProgramTest {
 protected:
  [[nodiscard]] Outcome explore(const std::string& words) const {
    return shell("$threadlab explore " + words);
  }

  /// What --json prints, but for the time, which no two runs share.
  [[nodiscard]] json result_of(const std::string& words) const {
    json result = json::parse(explore(words + " --json").out);
    result.erase("seconds");
    return result;
  }

  /// The first one in a report.
  [[nodiscard]] static std::string replay_command(const std::string& report) {
    const std::string before = "To replay it: ";
    const std::size_t at = report.find(before);
    EXPECT_NE(at, std::string::npos) << report;
    const std::size_t begin = std::min(at, report.size() - before.size()) + before.size();
    return report.substr(begin, report.find('\n', begin) - begin);
  }

  /// The logs by their digests, and how many executions print each.
  [[nodiscard]] static std::map<std::string, std::uint64_t> logs_of(const json& result) {
    std::map<std::string, std::uint64_t> logs;
    for (const json& log : result.at("logs")) logs[log.at("digest")] = log.at("executions");
    return logs;
  }
};

constexpr const char* three_workers = "semaphore --workers 3";

TEST_F(Explore, of_a_demo_that_prints_one_log_whatever_the_schedule_finds_just_that) {
  const Outcome outcome = explore("lock");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_NE(outcome.out.find("distinct logs    1\n"), std::string::npos) << outcome.out;
  EXPECT_NE(outcome.out.find("complete         yes\n"), std::string::npos) << outcome.out;
}

TEST_F(Explore, counts_each_distinct_log_once_however_many_jobs_there_are) {
  const json one = result_of(std::string(three_workers) + " --jobs 1");
  const json two = result_of(std::string(three_workers) + " --jobs 2");
  EXPECT_EQ(one.at("executions"), 1500);
  EXPECT_EQ(logs_of(one).size(), 360U);
  EXPECT_EQ(logs_of(one), logs_of(two));
}

TEST_F(Explore, of_shards_that_are_merged_is_the_same_as_of_the_whole) {
  for (const char* const shard : {"1/3", "2/3", "3/3"}) {
    const std::string file = std::string(1, *shard) + ".json";
    const std::string words = std::string(three_workers) + " --json --shard " + shard;
    ASSERT_EQ(shell("$threadlab explore " + words + " > " + file).exit_code, 0);
  }
  const json merged = result_of("--merge 1.json 2.json 3.json");
  const json whole = result_of(three_workers);
  EXPECT_EQ(merged.at("executions"), whole.at("executions"));
  EXPECT_EQ(merged.at("complete"), true);
  EXPECT_EQ(logs_of(merged), logs_of(whole));
}

TEST_F(Explore, of_a_shard_that_was_stopped_before_it_knew_its_parts_goes_on_with_the_same_ones) {
  const std::string words = std::string(three_workers) + " --json --shard ";
  for (const char* const shard : {"1/2", "2/2"}) {
    const std::string file = std::string(1, *shard) + ".json";
    const std::string stopped = words + shard + " --checkpoint c.json --time-limit 0";
    ASSERT_EQ(explore(stopped).exit_code, 3);
    ASSERT_EQ(
        shell("$threadlab explore " + words + shard + " --checkpoint c.json > " + file).exit_code,
        0);
  }
  const json merged = result_of("--merge 1.json 2.json");
  EXPECT_EQ(merged.at("executions"), 1500);
  EXPECT_EQ(merged.at("complete"), true);
  EXPECT_EQ(logs_of(merged), logs_of(result_of(three_workers)));
}

TEST_F(Explore, does_nothing_more_when_its_limit_is_reached_already) {
  const std::string words = std::string(three_workers) + " --jobs 1 --json --checkpoint c.json";
  for (int i = 0; i != 3; ++i) {
    EXPECT_EQ(result_of(words + " --max-executions 10").at("executions"), 10);
  }
}

TEST_F(Explore, refuses_shards_that_are_missing_doubled_or_of_another_exploration) {
  ASSERT_EQ(shell("$threadlab explore lock --json --shard 1/2 > 1.json").exit_code, 0);
  ASSERT_EQ(shell("$threadlab explore lock --json --shard 2/2 > 2.json").exit_code, 0);
  ASSERT_EQ(shell("$threadlab explore rlock --json --shard 2/2 > other.json").exit_code, 0);
  make_file("none.json", "{}");
  const auto refusal = [&](const std::string& files) {
    const Outcome outcome = explore("--merge " + files);
    EXPECT_EQ(outcome.exit_code, 2);
    return outcome.err;
  };
  EXPECT_EQ(refusal("1.json"), "threadlab: shard 2/2 is missing\n");
  EXPECT_EQ(refusal("1.json 2.json 1.json"), "threadlab: '1.json' and '1.json' are both shard 1\n");
  EXPECT_EQ(refusal("1.json other.json"),
            "threadlab: '1.json' and 'other.json' are not of one exploration: 'lock' in 2 parts, "
            "'rlock' in 2\n");
  EXPECT_EQ(refusal("none.json"), "threadlab: 'none.json' is no result of explore --json\n");
  EXPECT_EQ(refusal("missing.json"), "threadlab: there is no file 'missing.json'\n");
}

TEST_F(Explore, of_a_notify_that_can_be_lost_finds_the_deadlock_and_a_command_that_replays_it) {
  const Outcome outcome = explore("condition --timing any");
  EXPECT_EQ(outcome.exit_code, 1);
  EXPECT_NE(outcome.out.find("no notify came after its wait"), std::string::npos) << outcome.out;
  const Outcome replayed = shell(replay_command(outcome.out));
  EXPECT_EQ(replayed.exit_code, 1);
  EXPECT_TRUE(replayed.err.starts_with("deadlock: no thread can go on")) << replayed.err;
}

TEST_F(Explore, that_is_stopped_goes_on_from_its_checkpoint) {
  const std::map<std::string, std::uint64_t> logs = logs_of(result_of(three_workers));
  for (const char* const jobs : {" --jobs 1", " --jobs 3"}) {
    const std::string words = three_workers + std::string(jobs) + " --checkpoint c.json";
    EXPECT_EQ(explore(words + " --max-executions 100").exit_code, 3);
    ASSERT_TRUE(exists("c.json"));
    EXPECT_EQ(explore("lock --jobs 1 --checkpoint c.json").exit_code, 2);
    const json result = result_of(words);
    EXPECT_EQ(result.at("executions"), 1500);
    EXPECT_EQ(result.at("complete"), true);
    EXPECT_EQ(logs_of(result), logs);
    EXPECT_FALSE(exists("c.json"));
  }
}

TEST_F(Explore, writes_each_distinct_log_with_a_schedule_that_prints_it) {
  ASSERT_EQ(explore("semaphore --workers 2 --logs logs").exit_code, 0);
  EXPECT_TRUE(exists("logs/000012.log"));
  EXPECT_FALSE(exists("logs/000013.log"));
  const Outcome replayed =
      shell("$threadlab semaphore --workers 2 --schedule @logs/000007.schedule");
  EXPECT_EQ(replayed.out, content("logs/000007.log"));
}

TEST_F(Explore, has_no_schedule_to_replay_in_a_file_that_is_not_there) {
  const Outcome outcome = shell("$threadlab semaphore --schedule @none");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_NE(outcome.err.find("--schedule: there is no file 'none'"), std::string::npos)
      << outcome.err;
}

TEST_F(Explore, of_samples_never_says_that_it_is_complete) {
  for (const char* const strategy : {"random", "pct", "pos"}) {
    const json result = result_of("semaphore --runs 50 --strategy " + std::string(strategy));
    EXPECT_EQ(result.at("executions"), 50);
    EXPECT_EQ(result.at("complete"), false);
  }
}

TEST_F(Explore, of_more_jobs_than_there_are_threads_to_be_had_makes_do_with_those) {
  if (is_sanitized) GTEST_SKIP() << "a sanitizer needs more memory than this test leaves";
  // Two threads with stacks of so many kilobytes.
  const Outcome outcome = shell(
      "ulimit -s 400000; ulimit -v 1000000; $threadlab explore semaphore --workers 3 --jobs 1000");
  EXPECT_EQ(outcome.exit_code, 0) << outcome.err;
  EXPECT_TRUE(outcome.out.starts_with("executions       1500\n")) << outcome.out;
}

TEST_F(Explore, that_is_stopped_among_its_samples_gave_up) {
  const Outcome outcome = explore("semaphore --strategy random --jobs 1 --max-executions 10");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.out.find("complete         no: stopped before the end\n"), std::string::npos)
      << outcome.out;
}

TEST_F(Explore, of_an_execution_that_is_cut_off_gave_up_and_is_not_complete) {
  const Outcome outcome = explore("semaphore --max-steps 3");
  EXPECT_EQ(outcome.exit_code, 3);
  const Outcome replayed = shell(replay_command(outcome.out));
  EXPECT_EQ(replayed.exit_code, 3);
  EXPECT_TRUE(replayed.err.starts_with("gave up after 3 steps")) << replayed.err;
  EXPECT_NE(outcome.out.find("complete         no: an execution was given up after 3 steps\n"),
            std::string::npos)
      << outcome.out;
}

TEST_F(Explore, of_merged_shards_says_what_is_missing_in_one_of_them) {
  const std::string words = "$threadlab explore " + std::string(three_workers) + " --json --jobs 1";
  ASSERT_EQ(shell(words + " --shard 1/2 > 1.json").exit_code, 0);
  ASSERT_EQ(shell(words + " --shard 2/2 --max-executions 10 > 2.json").exit_code, 3);
  const Outcome outcome = explore("--merge 1.json 2.json");
  EXPECT_EQ(outcome.exit_code, 3);
  EXPECT_NE(outcome.out.find("complete         no: stopped before the end\n"), std::string::npos)
      << outcome.out;
  ASSERT_EQ(shell(words + " --preemptions 1 > all.json").exit_code, 0);
  EXPECT_NE(explore("--merge all.json").out.find("no: no execution with more than 1 preemption\n"),
            std::string::npos);
}

TEST_F(Explore, refuses_a_file_that_lies_about_its_shard_without_making_room_for_all) {
  ASSERT_EQ(shell("$threadlab explore lock --json > 1.json").exit_code, 0);
  const std::string result = content("1.json");
  const auto refusal = [&](const std::string& shard) {
    const std::size_t at = result.find("\"shard\": [");
    std::string changed = result;
    make_file("2.json", changed.replace(at, result.find(']', at) - at, "\"shard\": [" + shard));
    return explore("--merge 2.json").err;
  };
  EXPECT_EQ(refusal("1, 4294967295"), "threadlab: shard 2/4294967295 is missing\n");
  EXPECT_EQ(refusal("0, 0"), "threadlab: '2.json' says that it is shard 0/0\n");
}

TEST_F(Explore, says_before_it_begins_which_file_it_could_not_write) {
  make_file("file", "");
  const Outcome logs = explore("semaphore --time-limit 0 --logs file/logs");
  EXPECT_EQ(logs.exit_code, 2);
  EXPECT_EQ(logs.out, "");
  EXPECT_EQ(logs.err, "threadlab: cannot make the folder 'file/logs': Not a directory\n");
  const Outcome checkpoint = explore("semaphore --time-limit 0 --checkpoint none/c.json");
  EXPECT_EQ(checkpoint.exit_code, 2);
  EXPECT_EQ(checkpoint.err,
            "threadlab: cannot write 'none/c.json' (make its folder first): "
            "No such file or directory\n");
}

TEST_F(Explore, refuses_a_checkpoint_whose_digests_and_kinds_of_failures_are_none) {
  const std::string words = "condition --timing any --jobs 1 --checkpoint c.json";
  ASSERT_EQ(explore(words + " --max-executions 5").exit_code, 1);
  const json whole = json::parse(content("c.json"));
  const auto refusal = [&](const char* what, const json& value) {
    json damaged = whole;
    damaged.at("result").at(what).at(0).at(0) = value;
    make_file("c.json", damaged.dump());
    return explore(words).err;
  };
  EXPECT_EQ(refusal("failures", 99),
            "threadlab: --checkpoint 'c.json': this is no checkpoint, or a damaged one\n");
  EXPECT_EQ(refusal("logs", "zz"),
            "threadlab: --checkpoint 'c.json': a digest is 32 hexadecimal digits\n");
}

TEST_F(Explore, refuses_what_makes_no_sense) {
  for (const char* const words :
       {"", "semaphor", "lock --shard 4/3", "lock --shard 0/3", "lock --shard x", "lock --runs 5",
        "lock --jobs 1025", "lock --strategy dfs", "lock --strategy random --shard 1/2",
        "lock --max-values 0", "lock --format '%('", "queue --file -",
        "enumerate --lowest 5 --highest 1", "--merge", "--merge -h"}) {
    EXPECT_EQ(explore(words).exit_code, 2) << words;
  }
}

}  // namespace
}  // namespace threadlab::cli
