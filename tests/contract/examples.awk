# Writes to `out` a source file with every example of the headers given: the indented lines that
# follow "// Example:" in a comment, each the body of a function of its own.

function close_example() {
  if (open) print "}\n" > out
  open = 0
}

BEGIN {
  print "#include <cstdio>\n#include <memory>\n#include <string>" > out
  print "#include <threadlab/logging.hpp>\n#include <threadlab/threading.hpp>" > out
  for (i = 1; i < ARGC; ++i) {
    header = ARGV[i]
    sub(/.*src\//, "", header)
    print "#include <" header ">" > out
  }
  print "\nusing namespace threadlab;\nusing namespace std::chrono_literals;\n" > out
  print "namespace {\n" > out
}

FNR == 1 { close_example() }

/^\/\/ Example:/ {
  close_example()
  name = FILENAME
  sub(/.*\//, "", name)
  gsub(/[^A-Za-z0-9]/, "_", name)
  printf "[[maybe_unused]] void %s_%d() {\n#line %d \"%s\"\n", name, ++count, FNR + 1, FILENAME > out
  open = 1
  next
}

open && /^\/\/     / { print substr($0, 6) > out; next }
open && /^\/\/$/ { print "" > out; next }

{ close_example() }

END {
  close_example()
  print "}  // namespace" > out
  if (count == 0) {
    print "no header has an example" > "/dev/stderr"
    exit 1
  }
}
