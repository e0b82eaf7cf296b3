"""k-anonymity and l-diversity against plain counting."""

import math
from collections import Counter

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.privacy.errors import PolicyError
from zhengdun.privacy.proof.anonymity import anonymity

rows = st.lists(
    st.tuples(st.sampled_from(["甲", "乙", None]), st.sampled_from([1980, 1991]), st.sampled_from(["高", "低", None])),
    min_size=1,
    max_size=60,
)


@given(rows)
def test_as_counted_by_hand(people):
    found = anonymity(pl.DataFrame(people, schema=["区", "年", "级"], orient="row"), ["区", "年"], ["级"])
    classes = Counter((area, year) for area, year, _ in people)
    assert (found.rows, found.classes, found.k) == (len(people), len(classes), min(classes.values()))
    assert found.rows_below(5) == sum(size for size in classes.values() if size < 5)
    levels = {key: Counter(level for *of, level in people if tuple(of) == key) for key in classes}
    (diversity,) = found.diversities
    assert diversity.distinct == min(len(counts) for counts in levels.values())
    assert diversity.exposed_rows == sum(classes[key] for key, counts in levels.items() if len(counts) == 1)
    assert diversity.entropy == pytest.approx(min(effective(counts) for counts in levels.values()))


def effective(counts):
    total = sum(counts.values())
    return math.exp(-sum(count / total * math.log(count / total) for count in counts.values()))


def test_no_rows_have_no_k():
    found = anonymity(pl.DataFrame({"区": [], "级": []}, schema={"区": pl.String, "级": pl.String}), ["区"], ["级"])
    assert (found.k, found.rows, found.diversities) == (None, 0, ())


@pytest.mark.parametrize(("quasi", "says"), [(["省"], "没有这些列：省；现有：区"), ([], "未指定准标识列")])
def test_columns_that_are_not_there(quasi, says):
    with pytest.raises(PolicyError, match=says):
        anonymity(pl.DataFrame({"区": ["甲"]}), quasi)
