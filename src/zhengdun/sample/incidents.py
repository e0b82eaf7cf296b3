"""What went wrong: the incidents of the records, settled before the ledgers that tell of them are written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from zhengdun.sample.diary import at
from zhengdun.sample.house import House

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

    @property
    def recovered_on(self) -> date:
        """The day of the recovery, from which the terms of the reports run."""
        return self.recovered_at.date()


def cases(house: House) -> list[Case]:
    """One incident in every quarter; two in three affect investors, the third one takes long to explain."""
    chance = house.chance("incidents")
    found = []
    for index, day in enumerate(house.diary.spread(len(_TITLES), chance)):
        found_at = at(day, chance.choice((9, 10, 13, 14)), chance.randint(31, 59))
        found.append(
            Case(
                code=f"SJ-{index + 1:02}",
                title=_TITLES[index],
                system=house.important_now[index % len(house.important_now)].code,
                found_at=found_at,
                recovered_at=found_at + timedelta(minutes=chance.randint(12, 55)),
                investors=chance.randint(20, 3000) if index % 3 else 0,
                puzzling=index == _PUZZLING,
            )
        )
    return found
