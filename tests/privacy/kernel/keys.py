"""A key for the tests, in the environment, and plans that use it."""

import os

from zhengdun.privacy.plan import Plan
from zhengdun.privacy.policy.reading import parse_policy

os.environ["PRIVACY_TEST_KEY"] = "0123456789abcdef" * 4
os.environ["PRIVACY_OTHER_KEY"] = "fedcba9876543210" * 4
KEY, OTHER_KEY = "env:PRIVACY_TEST_KEY", "env:PRIVACY_OTHER_KEY"


def plan_of(text: str, key: str | None = KEY) -> Plan:
    """The plan of a policy in YAML, without its first two lines."""
    return Plan(parse_policy("version: 1\nname: 试\n" + text), key)
