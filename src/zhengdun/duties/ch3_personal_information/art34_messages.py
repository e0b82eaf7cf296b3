"""第三十四条第二款 消息模板 — no account or identity number can be read in messages sent over others' channels.

Every template is rendered with made-up values and the result is searched for numbers that were not masked. That
decides wherever all placeholders are known. For others (a balance, a code of one's own), and for numbers in the
template itself that may be a client's, a person says whether they stand for anything sensitive; until then nobody can
tell. No such statement excuses a number that is surely one.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.rendering import nothing_legible, rendered
from zhengdun.kit.rows import derived, in_force, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.world import fact_expr
from zhengdun.law import art
from zhengdun.ledger.tables.personal import MessageTemplate

SENSITIVE_PLACEHOLDERS = (
    *(
        "账号",
        "账户",
        "账户号码",
        "账户号",
        "客户号",
        "资金账号",
        "资金账户",
        "证券账号",
        "证券账户",
        "股东账号",
        "股东账户",
    ),
    *("基金账号", "基金账户", "期货账号", "期货账户", "交易账号", "交易编码", "银行账号", "银行账户", "银行卡号"),
    *("身份证", "身份证号", "身份证号码", "证件号", "证件号码", "护照号码", "社会保障号码"),
)
"""投资者账号信息、身份证号码等: placeholders that stand for account and identity numbers."""

HARMLESS_PLACEHOLDERS = (
    *("姓名", "客户姓名", "称谓", "验证码", "日期", "时间", "年", "月", "日"),
    *("机构名称", "营业部", "产品名称", "业务名称", "客服电话", "链接"),
)
"""Placeholders that stand for nothing sensitive."""

_message = derived(
    "渲染后的消息|The rendered message",
    rendered(MessageTemplate.body.col, sensitive=SENSITIVE_PLACEHOLDERS, harmless=HARMLESS_PLACEHOLDERS),
    pl.String(),
)
_nothing_legible = derived(
    "读不到未脱敏的账号和证件号码|No account or identity number can be read",
    nothing_legible(fact_expr(_message), sensitive=SENSITIVE_PLACEHOLDERS),
    pl.Boolean(),
)
_legible_nowhere = fact_expr(_nothing_legible)
_confirmed = MessageTemplate.masks_sensitive.col

messages_show_no_sensitive_number = Duty(
    id="34.2",
    cite=art(34, 2),
    title="短信、邮件等消息中的敏感个人信息已脱敏|Sensitive information in messages is masked",
    binds=CORE | OPERATING,
    quote="应当将投资者账号信息、身份证号码等敏感个人信息进行脱敏处理",
    shape=Holds(
        each=rows(
            MessageTemplate,
            in_force(MessageTemplate.in_use_from, MessageTemplate.in_use_until),
            MessageTemplate.channel.col != "own",
        ),
        when=pl.when(_legible_nowhere.is_null())
        .then(_confirmed)
        .otherwise(_legible_nowhere & _confirmed.fill_null(value=True)),
        with_facts=(_message, _nothing_legible),
        says="以生成的数据渲染后，读不到未脱敏的账号和证件号码；其余变量和数字已确认"
        "|rendered with made-up values it shows no unmasked account or identity number; the rest is confirmed",
    ),
    evidence="消息模板及渲染检查结果|The templates and what they look like when rendered",
    remedy="将变量改为脱敏写法，如{账号:脱敏}；系统不认识的变量和写在模板中的数字由人确认|Write the masked form of the placeholder; have a person confirm those that the software does not know and numbers in the template",
)
