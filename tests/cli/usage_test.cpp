#include <algorithm>

#include "program_test.hpp"

namespace threadlab::cli {
namespace {

class Usage : public ProgramTest {};

/// What the program must refuse, and what its message must name.
struct BadInput {
  const char* arguments;
  const char* named;
};

class BadInputTest : public ProgramTest, public testing::WithParamInterface<BadInput> {};

TEST_P(BadInputTest, gets_one_line_that_names_it_and_exit_code_2_and_nothing_is_started) {
  const Outcome outcome = shell("$threadlab " + std::string(GetParam().arguments));
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.out, "");
  EXPECT_EQ(std::count(outcome.err.begin(), outcome.err.end(), '\n'), 1) << outcome.err;
  EXPECT_TRUE(outcome.err.starts_with("threadlab: ")) << outcome.err;
  EXPECT_NE(outcome.err.find(GetParam().named), std::string::npos) << outcome.err;
}

INSTANTIATE_TEST_SUITE_P(
    Table, BadInputTest,
    testing::Values(
        BadInput{"que", "unknown demo 'que'; did you mean 'queue'?"},
        BadInput{"'queue\n'", "unknown demo 'queue\\n'"},
        BadInput{"queue --wrokers 3", "unknown option '--wrokers'; did you mean '--workers'?"},
        BadInput{"--sped 2 queue", "unknown option '--sped'; did you mean '--speed'?"},
        BadInput{"explore check", "unknown demo 'check'; 'threadlab list' names them"},
        BadInput{"lock --schedule ''", "--schedule takes a schedule, or @FILE with one"},
        BadInput{"lock --schedule @/dev/null", "--schedule takes a schedule, or @FILE with one"},
        BadInput{"lock --schedule @", "cannot read ''"},
        BadInput{"queue lock", "unexpected argument 'lock'"},
        BadInput{"queue --workers", "--workers takes a whole number"},
        BadInput{"queue --workers --items 3", "--workers takes a whole number"},
        BadInput{"queue --workers 0", "--workers takes a whole number"},
        BadInput{"queue --workers -1", "--workers takes a whole number"},
        BadInput{"queue --workers ''", "--workers takes a whole number"},
        BadInput{"queue --workers=", "--workers takes a whole number"},
        BadInput{"queue --workers 010", "--workers takes a whole number"},
        BadInput{"queue --workers 0x10", "--workers takes a whole number"},
        BadInput{"queue --workers 1e3", "--workers takes a whole number"},
        BadInput{"queue --workers 1.5", "--workers takes a whole number"},
        BadInput{"queue --workers +5", "--workers takes a whole number"},
        BadInput{"queue --workers 99999999999", "--workers takes a whole number"},
        BadInput{"queue --work nan", "--work takes a duration"},
        BadInput{"queue --work inf", "--work takes a duration"},
        BadInput{"queue --work -1", "--work takes a duration"},
        BadInput{"queue --work 0x10", "--work takes a duration"},
        BadInput{"queue --work 010ms", "--work takes a duration"},
        BadInput{"queue --work 1e400", "--work takes a duration"},
        BadInput{"queue --work 9999999h", "--work takes a duration"},
        BadInput{"queue --work ''", "--work takes a duration"},
        BadInput{"lock --speed 0", "--speed takes a number above 0"},
        BadInput{"lock --speed nan", "--speed takes a number above 0"},
        BadInput{"lock --speed inf", "--speed takes a number above 0"},
        BadInput{"lock --speed -1", "--speed takes a number above 0"},
        BadInput{"lock --seed -1", "--seed takes a whole number"},
        BadInput{"lock --seed 18446744073709551616", "--seed takes a whole number"},
        BadInput{"lock --color blue", "--color takes auto|always|never"},
        BadInput{"lock --update=yes", "--update takes no value"},
        BadInput{"lock --golden --update", "--golden takes a value (FILE)"},
        BadInput{"lock --update", "--update needs --golden"},
        BadInput{"lock --match lines", "--match needs --golden"},
        BadInput{"lock --golden x --match all", "--match takes legal|exact|per-thread|lines"},
        BadInput{"lock --format ''", "--format"}, BadInput{"lock --format tutoriel", "--format"},
        BadInput{"lock --format '%(thread_name)s'", "'thread_name'"},
        BadInput{"lock --format '%(message)s %(lineno'", "--format"},
        BadInput{"lock --format '%(thread\nName)s'", "--format"},
        BadInput{"local --lowest 5 --highest 2", "--lowest"},
        BadInput{"list lock", "unexpected argument 'lock'"},
        BadInput{"queue --file missing", "cannot read 'missing': No such file or directory"},
        BadInput{"queue --file .", "cannot read '.': Is a directory"},
        BadInput{"queue --file /dev/null/x", "Not a directory"},
        BadInput{"lock --log-file missing/x.log", "No such file or directory"},
        BadInput{"lock --log-file .", "Is a directory"}));

TEST_F(Usage, a_format_is_refused_before_the_log_file_is_emptied) {
  make_file("x.log", "kept\n");
  EXPECT_EQ(shell("$threadlab lock --format nothing --log-file x.log").exit_code, 2);
  EXPECT_EQ(content("x.log"), "kept\n");
}

TEST_F(Usage, no_command_at_all_gets_the_help_on_stderr) {
  const Outcome help = shell("$threadlab --help");
  const Outcome nothing = shell("$threadlab");
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_EQ(nothing.out, "");
  EXPECT_EQ(nothing.err, help.out);
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_EQ(help.err, "");
}

TEST_F(Usage, every_demo_on_the_list_has_help_that_fits_80_and_60_columns) {
  const Outcome outcome = shell(
      "for demo in $($threadlab list | grep -o '^[a-z-]*'); do\n"
      "  COLUMNS=80 $threadlab $demo --help | grep -E '.{81}' && echo $demo is too wide for 80\n"
      "  COLUMNS=60 $threadlab $demo --help | grep -E '.{61}' && echo $demo is too wide for 60\n"
      "  $threadlab $demo --help | grep -q -e --log-file || echo $demo has no help\n"
      "done\n"
      "exit 0");
  EXPECT_EQ(outcome.out + outcome.err, "");
}

TEST_F(Usage, list_and_help_fit_80_columns) {
  EXPECT_EQ(shell("{ $threadlab list; $threadlab --help; } | grep -E '.{81}'").out, "");
}

TEST_F(Usage, list_names_the_fourteen_demos_in_the_order_of_the_tutorial) {
  EXPECT_EQ(shell("echo $($threadlab list | grep -o '^[a-z-]*')").out,
            "daemon start join current-thread enumerate local queue timer event lock rlock "
            "semaphore condition barrier\n");
}

TEST_F(Usage, help_that_cannot_be_written_is_no_success) {
  for (const char* command : {"--help", "--version", "list", "lock --help"}) {
    const Outcome outcome = shell(std::string("$threadlab ") + command + " >/dev/full");
    EXPECT_EQ(outcome.exit_code, 2) << command;
    EXPECT_NE(outcome.err.find("to stdout: No space left on device\n"), std::string::npos)
        << outcome.err;
  }
}

TEST_F(Usage, help_that_nobody_reads_is_141_without_a_word) {
  const Outcome outcome = shell("exec $threadlab --help", Reader::nobody);
  EXPECT_EQ(outcome.exit_code, 141);
  EXPECT_EQ(outcome.err, "");
}

}  // namespace
}  // namespace threadlab::cli
