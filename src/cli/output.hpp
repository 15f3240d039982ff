#pragma once

// The two streams of the program, written with write(2) so that nothing is lost in silence.

#include <string_view>

namespace threadlab::cli {

/// Opens /dev/null, the wrong way round, in place of each standard stream that was closed, so that
/// no file that is opened later becomes one; reading and writing it fail as on a closed one.
void hold_places_of_closed_streams();

/// `what` names the text in the message of the FileError that is thrown where it cannot be written.
void write_to_stdout(std::string_view text, std::string_view what);

/// Does its best: there is nowhere to say that it failed.
void write_to_stderr(std::string_view text);

/// One line on stderr that begins with the program's name.
void complain(std::string_view message);

}  // namespace threadlab::cli
