"""Made-up institutions with two years of records, generated from a seed.

>>> from datetime import date
>>> generate(seed=1, until=date(2026, 10, 31), faults=False)
<Ledgers: 1 institution, ... rows in ... tables>
"""

from zhengdun.sample.faults import FAULTS
from zhengdun.sample.generation import generate, generate_chunks
from zhengdun.sample.planting import Fault

__all__ = ["FAULTS", "Fault", "generate", "generate_chunks"]
