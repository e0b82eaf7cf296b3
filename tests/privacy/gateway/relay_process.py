"""A relay in a process of its own: ``python -m privacy.gateway.relay_process SETTINGS.yaml``; prints its port."""

import asyncio
import sys
from pathlib import Path

from privacy.gateway.samples import guard

from zhengdun.privacy.gateway.service import running
from zhengdun.privacy.gateway.settings import read_settings


async def main(path):
    """Run until killed."""
    async with running(read_settings(path), guard) as ports:
        sys.stdout.write(f"{ports.mail}\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
