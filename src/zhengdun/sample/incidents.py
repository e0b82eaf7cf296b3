"""What went wrong: the incidents of the records, settled before the ledgers that tell of them are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhengdun.sample.diary import at
from zhengdun.sample.house import House
from zhengdun.sample.portfolio import SystemPlan

_TITLES = (
    "行情延迟",
    "网上交易登录缓慢",
    "银证转账中断",
    "委托回报延迟",
    "门户网站短时不可访问",
    "开户视频见证中断",
    "清算文件延迟",
    "报盘通信中断",
)
_PUZZLING = 2
_SEVERE = 1
_COSTLY = 7
LOSS = 1_200_000
"""In yuan: the damage of the costly one."""
REAL_TIME = "集中竞价交易系统以外的实时交易系统"
"""The class of the systems that trade, in the words of the grading rules on record."""
OTHER_CLASS = "示例其他类系统"
SEVERE, SLIGHT = "严重异常", "示例轻微异常"
_MAJOR_FROM = 30


@dataclass(frozen=True)
class Case:
    """One incident in trading hours, recovered within the hour."""

    code: str
    title: str
    system: str
    found_at: datetime
    recovered_at: datetime
    investors: int
    puzzling: bool
    """Whether the cause was settled only after the summary report."""
    severe: bool
    """Whether a system that trades in real time failed severely."""
    costly: bool
    """Whether it did so much damage that it is reported to the cyberspace administration too."""
    cii: bool
    """Whether the system is critical information infrastructure, where the terms are shorter."""

    @property
    def occurred_at(self) -> datetime:
        """Two minutes before it was found."""
        return self.found_at - timedelta(minutes=2)

    @property
    def minutes(self) -> float:
        """How long the system was abnormal."""
        return (self.recovered_at - self.occurred_at) / timedelta(minutes=1)

    @property
    def grade(self) -> str:
        """Its grade on the track of the CSRC."""
        if not self.severe:
            return "ordinary"
        return "major" if self.minutes >= _MAJOR_FROM else "considerable"

    @property
    def national_grade(self) -> str:
        """Its grade on the track of the cyberspace administration."""
        return "considerable" if self.costly else "ordinary"

    @property
    def recovered_on(self) -> date:
        """The day of the recovery, from which the terms of the reports run."""
        return self.recovered_at.date()


def trades_in_real_time(system: SystemPlan) -> bool:
    """Whether it is one of the systems that the class :data:`REAL_TIME` names."""
    return system.important and system.kind == "trading"


def cases(house: House) -> list[Case]:
    """One incident in every quarter; two in three affect investors, the third one takes long to explain."""
    chance = house.chance("incidents")
    found = []
    for index, day in enumerate(house.diary.spread(len(_TITLES), chance)):
        system = house.important_now[index % len(house.important_now)]
        found_at = at(day, chance.choice((9, 10, 13, 14)), chance.randint(31, 59))
        found.append(
            Case(
                code=f"SJ-{index + 1:02}",
                title=_TITLES[index],
                system=system.code,
                found_at=found_at,
                recovered_at=found_at + timedelta(minutes=chance.randint(12, 55)),
                investors=chance.randint(20, 3000) if index % 3 else 0,
                puzzling=index == _PUZZLING,
                severe=index == _SEVERE and trades_in_real_time(system),
                costly=index == _COSTLY,
                cii=system.cii,
            )
        )
    return found
