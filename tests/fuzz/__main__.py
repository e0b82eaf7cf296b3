"""Fuzzing with atheris, outside CI: ``make fuzz-privacy SECONDS=600`` shares the time out among the targets.

``python -m fuzz`` runs every target in a process of its own; ``python -m fuzz TARGET [options of libFuzzer]`` runs one,
and ``python -m fuzz TARGET FILE`` repeats what a file does. What is found lies in ``build/fuzz/TARGET`` (``crash-…``);
a crash that was mended goes into ``seeds/TARGET``, where a test of every run repeats it.
"""

import argparse
import subprocess
import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["zhengdun.privacy"]):
    from fuzz.targets import TARGETS

SEEDS = Path(__file__).parent / "seeds"
FOUND = Path("build/fuzz")
LONGEST = 2_000  # bytes of an input
SLOWEST = 30  # seconds that one input may take


def fuzz_one(name: str, options: list[str]) -> None:
    """Fuzz one target in this process; libFuzzer ends the process."""
    folder = FOUND / name
    folder.mkdir(parents=True, exist_ok=True)
    rules = [f"-max_len={LONGEST}", f"-timeout={SLOWEST}", f"-artifact_prefix={folder}/", "-print_final_stats=1"]
    places = [str(folder), str(SEEDS / name)] if all(option.startswith("-") for option in options) else []
    atheris.Setup([sys.argv[0], *rules, *options, *places], TARGETS[name])
    atheris.Fuzz()


def fuzz_all(seconds: int) -> int:
    """Fuzz each target for its share of the time; the number of those that found something."""
    failed = []
    for name in TARGETS:
        sys.stdout.write(f"== {name}\n")
        sys.stdout.flush()
        done = subprocess.run(
            [sys.executable, "-m", "fuzz", name, f"-max_total_time={seconds // len(TARGETS)}"], check=False
        )
        failed += [name] if done.returncode else []
    sys.stdout.write(f"found something: {', '.join(failed) or 'nothing'}\n")
    return len(failed)


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] in TARGETS:
        fuzz_one(sys.argv[1], sys.argv[2:])
    parser = argparse.ArgumentParser(prog="python -m fuzz")
    parser.add_argument("--seconds", type=int, default=600)
    sys.exit(fuzz_all(parser.parse_args().seconds))
