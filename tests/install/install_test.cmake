# Installs a build into a scratch prefix, then does there what a user of the package does.
cmake_minimum_required(VERSION 3.25)

# run(OUTPUT COMMAND...): the command's standard output; its failure is this test's.
function(run output)
  execute_process(COMMAND ${ARGN} OUTPUT_VARIABLE text COMMAND_ECHO STDOUT
                  ECHO_OUTPUT_VARIABLE COMMAND_ERROR_IS_FATAL ANY)
  set(${output} "${text}" PARENT_SCOPE)
endfunction()

function(expect actual expected)
  if(NOT actual STREQUAL expected)
    message(FATAL_ERROR "expected:\n${expected}\nbut got:\n${actual}")
  endif()
endfunction()

file(REMOVE_RECURSE ${scratch})
set(prefix ${scratch}/prefix)
run(ignored ${CMAKE_COMMAND} --install ${build} --config ${config} --prefix ${prefix})

run(output ${prefix}/bin/threadlab --version)
expect("${output}" "threadlab ${version}\n")

run(ignored ${CMAKE_COMMAND} -S ${consumer} -B ${scratch}/build -G ${generator}
  -D CMAKE_CXX_COMPILER=${compiler} -D CMAKE_BUILD_TYPE=${config} -D CMAKE_PREFIX_PATH=${prefix})
run(ignored ${CMAKE_COMMAND} --build ${scratch}/build --config ${config})
run(ignored ${CMAKE_CTEST_COMMAND} --test-dir ${scratch}/build -C ${config} --output-on-failure)
