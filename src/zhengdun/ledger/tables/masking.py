"""What proves that data were masked: the runs, with their digests (articles 16, 34)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.changes import TestEnvironment
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.personal import BoundaryExit


class MaskingRun(Ledger, title="脱敏处理记录|Masking runs", articles="16 34"):
    """Runs that masked or pseudonymised data, each with what was found left in its output.

    ``zhengdun privacy evidence`` fills it in from the manifests of the runs.
    """

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("处理编号|Run code", example="TM-001")
    environment = c.ref(TestEnvironment, "用于测试环境|For the test environment")
    place = c.ref(BoundaryExit, "用于边界外处理|For processing outside the boundary")
    run_at = c.moment("处理时间|Run at", required=True)
    nothing_left = c.flag(
        "残留检查未发现未脱敏数据|The look at the output found nothing left unmasked",
        note="没有检查的留空|Blank where nobody looked",
    )
    rows = c.integer("输出行数|Rows written", unit="行|rows")
    output = c.text("输出文件|Output file")
    output_digest = c.text("输出摘要（SHA-256）|Digest of the output (SHA-256)")
    policy_digest = c.text("策略摘要（SHA-256）|Digest of the policy (SHA-256)")
    key_destroyed_on = c.date("一次性密钥销毁日期|One-off key destroyed on")
