"""Writes percent_cases.json: what CPython 3.11 prints for formats and records.

    python3.11 make_percent_cases.py > percent_cases.json

A case is [record, format, datefmt, line]; a line of null means that Python raises.
"""

import itertools
import json
import logging
import os
import sys
import time

assert sys.version_info[:2] == (3, 11), "the reference is CPython 3.11"

TIME_ZONE = "CET-1CEST,M3.5.0,M10.5.0/3"
os.environ["TZ"] = TIME_ZONE
time.tzset()

RECORDS = {
    "plain": dict(name="root", levelno=20, pathname="/srv/demo/queue_demo.py", lineno=42,
                  funcName="worker", created=1715931000123456789, relative=1500250125,
                  thread=139872345671424, threadName="worker", process=4711,
                  processName="MainProcess", message="hello"),
    "wide": dict(name="wörk.é", levelno=25, pathname="..hidden.tar.gz", lineno=0,
                 funcName="<lambda>", created=1699999999999999999, relative=1,
                 thread=18446744073709551615, threadName="Fädén-日本 (wörker)", process=1,
                 processName="Prozeß", message="it's \"quoted\"\t\\ \u00ad\u2028\U0001f600\u0378"),
    "small": dict(name="", levelno=-7, pathname=".bashrc", lineno=-1, funcName="",
                  created=0, relative=0, thread=0, threadName="it's", process=0,
                  processName="\x00\x1b\x7f", message=""),
    "early": dict(name="a.b", levelno=50, pathname="dir.d/file", lineno=1114111, funcName="f",
                  created=-1250000000, relative=-1500, thread=1, threadName='say "x"',
                  process=65, processName="p", message="two\nlines\r"),
    "notset": dict(name="%s", levelno=0, pathname="a/b/", lineno=955, funcName="%",
                   created=1717200000000000000, relative=123456789012345, thread=255,
                   threadName="0123456789abcdef", process=8, processName="+5",
                   message="%(message)s"),
}
TEXTS = "name levelname pathname filename module funcName threadName processName message".split()
INTEGERS = "levelno lineno thread process".split()
REALS = "created msecs relativeCreated".split()
CONVERSIONS = "sradiuoxXeEfFgGc"
MODIFIERS = ["", "-14", "14", "014", "+", " ", "+ 9", "#", "#014", "-#12", ".0", ".3", "-14.10",
             "14.10", "010.4", "+.9", "# 018.12", "-08", "0-+9.2", "1", "l", ".", "5.", "#.0", "#.1", "#+.2"]
FORMATS = [
    "(%(threadName)-10s) %(message)s", "[%(levelname)s]:(%(threadName)-10s): %(message)s",
    "%(asctime)s (%(threadName)-2s) %(message)s", "%(message)s 100%%", "%%(x)s %(name)s%%%%",
    "%(name)%%(message)s", "%5%|%(message)s", "%-08.3%|%(message)s", "%(created)f,%(msecs)03d",
    "%(message)", "%(message", "%(message)s %", "%(message)-", "%(message)5.", "%(message)s %s",
    "%(message)s %d", "%(message)y", "%(nonsense)s", "%()s", "%(Message)s", "%(message)s%(",
    "%(message)*d", "%(lineno).*f", "plain", "%(message)ss", "%-(message)s", "%(message)lld",
    "ü%(message)sü%(name)5sü", "%(threadName)s\n%(message)s", "%(asctime)30s|%(asctime)-30s|",
    "%(asctime).10s", "%(asctime)r", "%(asctime)d", "%(message)s\0", "%(message)hd",
]
DATE_FORMATS = [None, "", "%H:%M:%S", "%d %b %Y", "%A %B %j %U %w %p %I", "%Z%z", "at", "%%H",
                "%c|%x|%X", "é%Sé", "%s", "%Y", "%-d.%-m.", "100%"]


def make_record(fields):
    logging._startTime = (fields["created"] - fields["relative"]) / 1e9
    time.time = lambda: fields["created"] / 1e9
    record = logging.LogRecord(fields["name"], fields["levelno"], fields["pathname"],
                               fields["lineno"], "%s", (fields["message"],), None,
                               fields["funcName"])
    for key in ("thread", "threadName", "process", "processName"):
        setattr(record, key, fields[key])
    return record


def line(record, format, datefmt):
    try:
        return logging.Formatter(format, datefmt).format(make_record(RECORDS[record])) + "\n"
    except (ValueError, TypeError, KeyError, OverflowError):
        return None


def field_cases():
    """Every field meets some modifiers, the first of each kind all; each meets two records."""
    for fields, fitting in ((TEXTS, "sra"), (INTEGERS, "srdiuoxXeEfFgGa"), (REALS, "srdieEfFgGa")):
        for field, (number, modifier) in itertools.product(fields, enumerate(MODIFIERS)):
            if field != fields[0] and (number + len(field)) % 7:
                continue
            for conversion, (turn, record) in itertools.product(fitting, enumerate(RECORDS)):
                if (number + ord(conversion) + turn) % 5 < 2:
                    yield record, f"%({field}){modifier}{conversion}|%(name)s", None
        for field, conversion in itertools.product(fields, set(CONVERSIONS) - set(fitting)):
            if conversion != "c":
                yield "plain", f"%({field}){conversion}", None


def cases():
    yield from sorted(field_cases())
    for modifier, field in itertools.product(MODIFIERS, ("levelno", "lineno")):
        yield "plain", f"%({field}){modifier}c|%(name)s", None
    yield "early", "%(lineno)5c|%(lineno)c", None
    for format in FORMATS:
        yield "plain", format, None
        if line("wide", format, None):
            yield "wide", format, None
    for record, datefmt in itertools.product(RECORDS, DATE_FORMATS):
        yield record, "%(asctime)s %(msecs)03d %(created)s", datefmt


def main():
    print('{"time_zone": ' + json.dumps(TIME_ZONE) + ',\n"records": {')
    print(",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in RECORDS.items()))
    print('},\n"cases": [')
    print(",\n".join(json.dumps([*case, line(*case)]) for case in dict.fromkeys(cases())))
    print("]}")


main()
