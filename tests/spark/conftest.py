"""Says aloud where Spark was not tried."""

import os

from spark.needs import missing

# The jobs are short: what the JVM's thorough compiler and its parallel collector save, they cost twice over.
os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


def pytest_terminal_summary(terminalreporter):
    if missing():
        terminalreporter.section("SPARK WAS NOT TESTED", red=True, bold=True)
        terminalreporter.line(f"Not on this machine: {', '.join(missing())}.")
