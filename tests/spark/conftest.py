"""Says aloud where Spark was not tried."""

from spark.needs import missing


def pytest_terminal_summary(terminalreporter):
    if missing():
        terminalreporter.section("SPARK WAS NOT TESTED", red=True, bold=True)
        terminalreporter.line(f"Not on this machine: {', '.join(missing())}.")
