"""To whom what a duty calls for is filed: by article 72, unless the duty says otherwise."""

import pytest

from zhengdun.duties.registry import matching
from zhengdun.kit.recipients import recipients_by_class


@pytest.mark.parametrize(
    ("duty", "recipients"),
    [
        ("38.1b", {"core": "中国证监会"}),
        (
            "36b",
            {"core": "中国证监会", "operating": "属地中国证监会派出机构", "service": "属地中国证监会派出机构"},
        ),
        ("45.3", {"cii": "核心机构报中国证监会，其他机构报属地中国证监会派出机构"}),
        ("23.1", {"service": "中国证监会（第二十三条）"}),
        ("47b-1", {"cii": "网络安全审查办公室（《网络安全审查办法》）"}),
    ],
)
def test_each_class_has_its_recipient(duty, recipients):
    (asked,) = matching(duty)
    assert {key: label.zh for key, label in recipients_by_class(asked).items()} == recipients
