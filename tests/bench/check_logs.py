#!/usr/bin/env python3
"""How fast `threadlab check` judges long logs of the queue demo: one Markdown table.

    check_logs.py [--threadlab PROGRAM] [--lines N ...] [--time-limit TIME] [--idle]

Ten workers on real threads, with short sleeps and, but for --idle, two busy loops beside them, print
the logs: once of distinct items, once of the lines of a file that has ten different ones. Each log
is judged as it is, and broken in five ways. A legal log must be legal; a broken one of distinct
items must be illegal, one of equal items may be legal as well (the program has then replayed its
schedule). Exits with 1 when a verdict is wrong; `unknown` is slow, not wrong.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time

WORKERS = 10
TEXTS = 10


def write(path, lines):
    with open(path, "w", encoding="ascii") as file:
        file.writelines(lines)


def thread_of(line):
    return line[: line.index(")) ")]


def lost(lines, place):
    return lines[:place] + lines[place + 1 :]


def doubled(lines, place):
    return lines[: place + 1] + lines[place:]


def swapped(lines, place):
    """The line there and its thread's next one that differs from it."""
    mine = lines[place]
    for other in range(place + 1, len(lines)):
        if thread_of(lines[other]) == thread_of(mine) and lines[other] != mine:
            between = lines[place + 1 : other]
            return lines[:place] + [lines[other], *between, mine] + lines[other + 1 :]
    return swapped(lines, place - 1)


def changed(lines, place):
    return lines[:place] + [lines[place].rstrip("\n") + "x\n"] + lines[place + 1 :]


def first_last(lines, _place):
    return lines[1:] + lines[:1]


DAMAGES = {
    "a line lost": lost,
    "a line doubled": doubled,
    "two of a thread swapped": swapped,
    "a text changed": changed,
    "the first line last": first_last,
}


def run(command, stdout):
    """Its exit code, seconds, and peak memory in MiB."""
    start = time.monotonic()
    with subprocess.Popen(command, stdout=stdout, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    return process.returncode, time.monotonic() - start, usage.ru_maxrss / 1024


class Bench:
    def __init__(self, arguments, directory):
        self.arguments = arguments
        self.directory = directory
        self.wrong = 0

    def path(self, name):
        return os.path.join(self.directory, name)

    def options(self, kind, lines):
        common = ["--workers", str(WORKERS)]
        if kind == "distinct":
            return common + ["--items", str(lines)]
        write(self.path("items"), [f"item {random.randrange(TEXTS)}\n" for _ in range(lines)])
        return common + ["--file", self.path("items")]

    def print_log(self, options):
        busy = [] if self.arguments.idle else [[sys.executable, "-c", "while True: pass"]] * 2
        loops = [subprocess.Popen(command) for command in busy]
        try:
            command = [self.arguments.threadlab, "queue", *options, "--work", "50us"]
            return subprocess.run(command, check=True, capture_output=True, text=True).stdout
        finally:
            for loop in loops:
                loop.kill()
                loop.wait()

    def judge(self, kind, what, options, lines):
        write(self.path("log"), lines)
        limit = ["--time-limit", self.arguments.time_limit]
        command = [self.arguments.threadlab, "check", "queue", self.path("log"), *options, *limit]
        with open(self.path("verdict"), "wb") as file:
            _, seconds, memory = run(command, file)
        with open(self.path("verdict"), encoding="utf-8") as file:
            report = file.readline()
        verdict = report.split(":")[0]
        if verdict == "illegal" and "at least" in report:
            verdict += ", prefix at least"
        may_be = {"legal"} if what == "whole" else {"illegal"}
        if what != "whole" and kind == "equal":
            may_be.add("legal")
        if verdict.split(",")[0] not in may_be | {"unknown"}:
            self.wrong += 1
            verdict = f"**{verdict or 'none'}**"
        size = f"{len(lines)}"
        print(f"| {kind} | {what} | {size} | {verdict} | {seconds:.2f} | {memory:.0f} |", flush=True)

    def judge_all(self):
        print("| items | log | lines | verdict | seconds | MiB |")
        print("| --- | --- | --- | --- | --- | --- |")
        for count in self.arguments.lines:
            for kind in ("distinct", "equal"):
                options = self.options(kind, count)
                lines = self.print_log(options).splitlines(keepends=True)
                self.judge(kind, "whole", options, lines)
                for what, damage in DAMAGES.items():
                    self.judge(kind, what, options, damage(lines, len(lines) * 9 // 10))
        return self.wrong == 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--threadlab", default="build/threadlab")
    parser.add_argument("--lines", type=int, nargs="+", default=[100, 1000, 10_000, 100_000])
    parser.add_argument("--time-limit", default="10s")
    parser.add_argument("--idle", action="store_true", help="no busy loops beside the real threads")
    random.seed(1)
    with tempfile.TemporaryDirectory() as directory:
        return 0 if Bench(parser.parse_args(), directory).judge_all() else 1


if __name__ == "__main__":
    sys.exit(main())
