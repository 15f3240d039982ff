#include "program_test.hpp"

namespace threadlab::cli {
namespace {

class FileOption : public ProgramTest {
 protected:
  [[nodiscard]] Outcome items_of(const std::string& file) const {
    return shell("$threadlab queue --work 0 --workers 1 --format '%(message)s' --file " + file);
  }
};

TEST_F(FileOption, the_items_are_the_bytes_of_the_lines) {
  using namespace std::string_literals;
  const std::string bytes = "a\0b\n\xff\xfe\r\n\nlast line, no newline"s;
  make_file("items", bytes);
  const Outcome outcome = items_of("items");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out, bytes + "\n");
}

TEST_F(FileOption, a_line_may_have_ten_million_bytes) {
  std::string line;
  line.resize(10'000'000, 'x');
  line += '\n';
  make_file("items", line);
  EXPECT_TRUE(items_of("items").out == line);
}

TEST_F(FileOption, a_line_without_an_end_is_refused) {
  const Outcome outcome = items_of("/dev/zero");
  EXPECT_EQ(outcome.exit_code, 2);
  EXPECT_EQ(outcome.err,
            "threadlab: cannot keep a line of more than 64 MiB of /dev/zero: File too large\n");
}

TEST_F(FileOption, a_dash_is_stdin) { EXPECT_EQ(items_of("- <<.\na\nb\n.\n").out, "a\nb\n"); }

TEST_F(FileOption, a_file_is_not_read_away_from_who_has_the_same_descriptor) {
  make_file("items", "a\nb\n");
  const std::string read = "$threadlab queue --work 0 --workers 1 --format '%(message)s' --file -";
  EXPECT_EQ(shell("(" + read + "; " + read + ") <items").out, "a\nb\na\nb\n");
}

TEST_F(FileOption, a_pipe_can_be_read) {
  EXPECT_EQ(shell("mkfifo pipe; echo a >pipe & "
                  "$threadlab queue --file pipe --work 0 --format '%(message)s'")
                .out,
            "a\n");
}

TEST_F(FileOption, an_empty_file_has_no_items) {
  make_file("items", "");
  const Outcome outcome = items_of("items");
  EXPECT_EQ(outcome.exit_code, 0);
  EXPECT_EQ(outcome.out, "");
}

}  // namespace
}  // namespace threadlab::cli
