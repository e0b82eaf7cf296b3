"""2012年第三十四条（培训） 人员培训 — people who work in information technology are trained."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import institutions
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import MEASURES_2012, art
from zhengdun.ledger.tables.people import Training

TRAINING_MONTHS = internal_standard(
    "training_months_2012",
    "2012年办法人员培训的间隔（条文未定）|interval of training under the Measures of 2012, which set none",
    unit="个月|months",
    cite=art(34, version=MEASURES_2012),
    default=12,
    why="建议值：每年至少一次|A suggestion: at least once a year",
)

staff_are_trained = Duty(
    id="2012:34b",
    cite=art(34, version=MEASURES_2012),
    title="对信息技术人员进行培训|IT staff are trained",
    binds=CORE | OPERATING,
    quote="应当对信息技术人员进行培训",
    shape=Regularly(each=institutions, of=rows(Training), on=Training.held_on, every=months(TRAINING_MONTHS)),
    evidence="培训记录|Records of training",
    remedy="组织培训并登记|Hold training and record it",
    by_reference=False,
)
