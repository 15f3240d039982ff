#include <cli/run.hpp>

#include "demos.hpp"

int main(int argc, char** argv) {
  return threadlab::cli::run(argc, argv, threadlab::demos::catalog());
}
