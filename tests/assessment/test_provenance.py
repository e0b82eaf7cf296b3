"""The digest of the rules: changed by what verdicts depend on, and by nothing else."""

from dataclasses import replace

from zhengdun.assessment.provenance import rules_digest
from zhengdun.duties.registry import all_duties, matching
from zhengdun.kit.binding import CORE

(DUTY,) = matching("21.3a")


def digest(**changes):
    return rules_digest([replace(DUTY, **changes)])


def test_the_same_rules_give_the_same_digest():
    assert rules_digest(all_duties()) == rules_digest(all_duties())
    assert rules_digest([DUTY]) == digest()


def test_wording_does_not_count():
    assert digest(title="别的标题|Another title", remedy="别的|Another") == rules_digest([DUTY])


def test_whom_it_binds_its_quote_and_its_numbers_count():
    factor = replace(DUTY.shape.factor, name="test_another_factor", values={"2023": 3})
    changed = {
        digest(binds=CORE),
        digest(quote="应当"),
        digest(shape=replace(DUTY.shape, factor=factor)),
        digest(shape=replace(DUTY.shape, each=DUTY.shape.each.where(DUTY.shape.each.table.code.col == "S1"))),
    }
    assert len(changed | {rules_digest([DUTY])}) == 5
