#include <cli/check_options.hpp>
#include <cli/log_formats.hpp>

namespace threadlab::cli {

void CheckOptions::declare(Arguments& arguments) {
  using lab::Timing;
  arguments.section("Options of check");
  arguments.text("format", format, "FORMAT",
                 "lines of the log: a Python %-format, 'tutorial' (each script's own) or 'json' "
                 "[(%(threadName)-10s) %(message)s]");
  arguments.text("datefmt", datefmt, "FORMAT", "%(asctime)s, as strftime writes it");
  arguments.choice<Timing>("timing", timing, "HOW",
                           {{"ideal", Timing::ideal}, {"any", Timing::any}},
                           "what is assumed of speed: ideal or any [any]");
  arguments.flag("partial", partial, "the log was cut off at its end");
  arguments.duration("time-limit", time_limit, "give up after so long");
  arguments.flag("help", help, "show this help", "-h");
}

check::Options CheckOptions::for_library(const Demo& demo) const {
  const FormatText text = format_text(demo, format, datefmt);
  return {.format = text.format,
          .datefmt = text.datefmt,
          .timing = timing.value_or(lab::Timing::any),
          .partial = partial,
          .time_limit = time_limit};
}

}  // namespace threadlab::cli
