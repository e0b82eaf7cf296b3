"""What lies on the boundary of each shape, in the reader's language; a test asks for every shape."""

from __future__ import annotations

from collections.abc import Mapping

from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.base import Shape
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.kit.shapes.each_day import EachDay
from zhengdun.kit.shapes.existence import Covers, Has
from zhengdun.kit.shapes.filed import Filed
from zhengdun.kit.shapes.kept import Kept
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.reaches_back import ReachesBack
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.sessions import OutOfSession
from zhengdun.kit.shapes.threshold import AtLeast, Below
from zhengdun.kit.shapes.told import Told
from zhengdun.kit.shapes.unbroken import Unbroken
from zhengdun.kit.shapes.within import Within

_UNKNOWN = "事实不明的，结论为“证据不足”|where the fact is not known, it cannot be told"
_UNTIL = "失效之日起不再有效|on the day it ends it no longer counts"

BOUNDARIES: Mapping[type[Shape], str] = {
    AtLeast: "“以上”含本数：恰好相等为符合|“以上” includes the number: exactly equal is met",
    Below: "“以下”不含本数：恰好相等为不符合|“以下” excludes the number: exactly equal is a breach",
    EachDay: "核查至昨日；今日尚未到期|looked at up to yesterday; today is not due yet",
    Once: "只核查已经结束的自然期间；当前期间只是到期日|only complete civil periods; the open one is a date to come",
    Regularly: "间隔的最后一日完成仍为按期|done on the last day of the interval is in time",
    Filed: "截止日当日报送为按期；遇休息日不顺延|on the last day is in time; a day of rest puts nothing off",
    Within: "事件当日不计入；期限最后一日完成为按期|the day of the event does not count; the last day is in time",
    Told: "事件当日不计入；期限最后一日告知为按期|the day of the event does not count; the last day is in time",
    Before: "与行为同日完成为先行|done on the same day as the act comes before it",
    ByDate: "所定日期当日完成为按期|done on the day named is in time",
    OutOfSession: "交易时段开始时已结束，或者交易时段结束时才开始，不在时段内"
    "|an act that ends when a session begins, or begins when it ends, is clear",
    Holds: _UNKNOWN,
    Never: _UNKNOWN,
    Unbroken: "前一项终止之日，后一项须已生效|on the day one ends, the next must be in force",
    Kept: "须保存至期限最后一日之后|kept until after the last day of the term",
    ReachesBack: "记录须回溯到期限的第一日，或者对象开始运行之日"
    "|back to the first day of the term, or to the day the subject began",
    Has: _UNTIL,
    Covers: _UNTIL,
    Attested: "至声明所载日期为止；未载明的，至有效期届满|holds up to the day it names, else for its validity",
}
"""Each shape -> what holds exactly on its boundary, ``中文|English``."""
