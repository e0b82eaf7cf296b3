"""``python -m website DIR``: build the site into DIR."""

import shlex
import subprocess
import sys
from pathlib import Path

from website.build import build
from website.examples import tests_of_the_duties

if len(sys.argv) != 2:  # noqa: PLR2004 - the program and the folder
    sys.exit("python -m website DIR")
try:
    build(Path(sys.argv[1]), tests_of_the_duties())
except subprocess.CalledProcessError as error:
    sys.exit(f"No site was written: this failed: {shlex.join(error.cmd)}")
except FileExistsError as error:
    sys.exit(f"No site was written: {error}")
