"""What a finding says of itself, where the slots alone would not tell."""

import pytest

from zhengdun.duties.ch2_operation.art21_capacity import capacity_is_twice_the_peak
from zhengdun.kit.shapes.existence import documented


@pytest.mark.parametrize(
    ("outcome", "zh", "en"),
    [
        ("met", "“制度文件”中有：信息技术治理架构文件", "IT governance structure: found in “Documents”"),
        ("breached", "“制度文件”中没有：信息技术治理架构文件", "IT governance structure: not found in “Documents”"),
        (
            "cannot_tell",
            "“制度文件”中不能确定有无：信息技术治理架构文件",
            "IT governance structure: not certain in “Documents”",
        ),
    ],
)
def test_an_item_on_a_list_says_where_it_was_looked_for(outcome: str, zh: str, en: str) -> None:
    finding = {"subject": "it_governance", "outcome": outcome}
    assert documented("it_governance").sentence(finding, "zh") == zh
    assert documented("it_governance").sentence(finding, "en") == en


def test_a_threshold_tells_the_figure_and_the_bound_it_must_keep() -> None:
    shape = capacity_is_twice_the_peak.shape
    assert shape.sentence({"value": 1300.0, "bound": 1400.0}, "zh").startswith("性能容量 1,300，应当 ≥ 1,400（")
    assert shape.sentence({"value": 1300.0, "bound": None}, "zh").startswith("性能容量 1,300，应当 ≥ —（")
    assert "must be ≥ 1,400 (" in shape.sentence({"value": 1300.0, "bound": 1400.0}, "en")
