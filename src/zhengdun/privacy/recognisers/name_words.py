"""The words around names: what announces one, what follows it, and what looks like one and is none.

Those that are looked for in the text are the last two characters of words, six bytes each: they tell as much as the
whole words, and few and short words are found more quickly.
"""

from __future__ import annotations

TITLES = ("先生", "女士", "小姐", "同志")
"""What follows a name; short words such as 总 would take half a sentence for a name."""

BEFORE_SURNAME = (
    "的请請致给給与與和及由向对對为為让讓替跟同是找到叫位知电電好您你户戶东東者人系繫络絡访訪醒复覆诉訴意员員理师師"
    "家事友亲親总總板长長"
)
"""Characters in which words end that stand before a surname and a title: 尊敬的张先生, 回访李女士, 股东王先生.

After any other Chinese character that looks like a surname it is mostly the end of a word: 主席先生, 公关小姐."""

NEVER_ALONE = "和向应連连應"
"""Surnames that are words wherever a title follows them at once: 和先生, 应女士要求."""

NOT_AFTER_TITLE = "们們姐"
"""After a title these make another word of it: 女士们, 小姐姐."""

ROLES = ("老师", "经理", "律师", "主任", "經理")
"""What follows a name too, and many other words: the name before it must begin where the Chinese characters do.

A surname alone is not taken for a name before one of these: 李经理 is as a rule the institution's own, named in that
capacity, and a customer must read whom to ask for."""

ASIDES = (
    "，您", "：您", "您好", "你好", "，男", "，女", "（男", "（女", "（身", "（证", "（手", "（电", "（工", "（收",
)  # fmt: skip
"""How what is said right after a name begins: 张三，您的…, 李四（身份证号…. The name must begin as before a role."""

NEVER_LAST = "后後时時前人员者"
"""Characters in which no name ends that stands so: 成功后，您…, 申请人：您…"""

LABELS = (
    "姓名", "户名", "签名", "签字", "车主", "配偶", "顾问", "经理", "本人", "系人", "款人", "资人", "托人", "理人",
    "办人", "责人", "表人", "益人", "请人", "户人", "卡人", "险人", "护人", "件人", "保人", "权人", "货人", "纪人",
    "荐人", "戶名", "絡人", "繫人", "託人", "資人", "辦人", "責人", "請人", "戶人", "險人", "護人", "權人", "簽名",
    "經理", "人：", "员：", "者：", "诉人", "收人", "核人", "批人", "录人", "伙人", "疑人", "控人", "访客", "作员",
    "柜员", "我叫", "名叫", "方：", "长：", "班：", "客：", "审核", "复核", "审批", "签发", "编制", "校对", "批准",
    "理员", "　名", "名字",
)  # fmt: skip
"""How words end that stand before a name in forms and tables: 姓名, 联系人, 收款人, 客户经理, 值班人员：…"""

FORM_LABEL = "姓名"
"""After this label and a colon stands a name whatever its characters: 姓名：尼玛次仁."""

NO_NAME_IN_FORM = (
    "未", "无", "请", "不", "待", "暂", "同", "见", "详", "测试", "默认", "系统", "保密", "匿名", "必填", "选填",
    "脱敏", "性别", "年龄", "民族", "电话", "手机", "联系", "证件", "身份", "地址", "单位", "部门", "职务", "岗位",
    "工号", "出生", "客户",
)  # fmt: skip
"""How begins what stands there where a form was not filled in: 未填写, 不详, 同上, 测试用户, the next label."""

ADDRESSING = (
    "敬的", "客户", "股东", "资者", "有人", "客戶", "授权", "委托", "联系", "代表", "恭喜", "感谢", "爱的", "转告",
    "员工", "同事", "法人", "我是",
)  # fmt: skip
"""How words end that stand before a name in sentences, and before much else: 尊敬的, 客户, 投资者, 持有人, 授权 …"""

OPEN = ("授权", "委托", "联系", "代表", "访客", "审核", "复核", "审批")
"""Words with whose second character another may begin: 联系人, 委托人, 回访客户."""

GLUE_OF_LABELS = ":：为是 \t\r\n\u00a0\u200b\u3000\ufeff\"'“”‘’「『【[(（)）=,，|;；\\>/-"
GLUE_OF_ADDRESSING = ":：为是名 \u00a0\u3000\"'“‘「【[(（=\\"
"""What may stand between such a word and the name, several times; marks of HTML may too."""

MOST_GLUE = 8

FOLLOWING = (
    "的", "于", "在", "已", "您", "你", "将", "与", "和", *TITLES, *ROLES, "身份", "证件", "电话", "手机", "联系",
    "性别", "卡号", "账号", "账户", "地址", "住址", "申请", "办理", "持股", "持有", "买入", "卖出", "電話", "手機",
    "帳號", "帳戶", "本人", "姓名", "户名", "签名", "签字", "代理", "委托", "收款", "付款", "开户", "经办", "受益",
    "持卡", "监护", "於", "將", "與", "證件", "聯繫", "聯絡", "性別", "卡號", "賬號", "賬戶", "申請", "辦理", "買入",
    "賣出", "戶名", "簽名", "簽字", "委託", "開戶", "經辦", "監護", "来电", "致电", "反映", "反馈", "投诉", "成为",
    "提交", "客户", "客戶", "会员", "离职", "入职", "因",
)  # fmt: skip
"""What may stand right after a name, two characters at most."""

NOT_NAMES = (
    "高级", "高端", "高净", "高风", "高频", "金额", "金融", "金牌", "万分", "应当", "应在", "应于", "应该", "应按",
    "于是", "于今", "于近", "于本", "于昨", "项目", "车间", "常务", "常见", "常用", "施工", "安全", "安排", "商务",
    "商户", "关系", "关注", "关于", "方可", "方式", "方面", "方能", "成功", "成为", "成交", "成立", "成本", "单位",
    "单笔", "单独", "时间", "时任", "时应", "解除", "解释", "解约", "查询", "查看", "查阅", "付款", "付费", "连续",
    "连同", "和平", "向我", "向本", "向公", "史上", "石油", "黄金", "白银", "白领", "温馨", "武汉", "江苏", "江西",
    "江南", "安徽", "宁夏", "宁波", "华东", "华南", "华北", "华中", "华西", "马上", "路径", "席位", "申购", "申报",
    "申请", "申诉", "包括", "包含", "纪律", "任何", "任职", "任意", "易懂", "冷静", "严格", "严重", "明确", "余额",
    "祝您", "祝福", "谢谢", "许可", "许多", "路演", "顾问", "顾客", "党员", "储蓄", "储备", "詹姆", "范围", "符合",
    "周一", "周二", "周三", "周四", "周五", "周六", "周日", "周年", "周末", "周期", "季度", "幸运", "管理", "施行",
    "曾用", "曾经", "盛大", "沙龙", "农行", "农业", "應當", "應在", "關係", "關於", "單位", "馬上", "嚴格", "謝謝",
    "許可", "黃金", "高級", "金額", "程序", "程度", "明细", "明天", "党建", "包装", "顧問", "顧客", "連續", "連同",
    "項目", "儲蓄", "儲備", "萬分", "單筆", "單獨", "紀律", "黨員", "溫馨", "应用", "包裹", "方案", "管家", "时候",
    "华泰", "华安", "华林", "华鑫", "华福", "华融", "华创", "华龙", "方正", "万联", "万和", "申万", "安信", "江海",
    "金元", "英大", "成都", "文件", "文档", "金卡", "单身", "华侨", "农民",
)  # fmt: skip
"""Words that look like a surname and one character and stand where names stand; none is taken for a name."""

NEVER_IN_NAMES = "的已您你将將员員券"
"""Characters that end a name rather than being part of it."""

SELDOM_NAMES = "于应和单方成时向付查连解單應連關"
"""Surnames that are much more often another word right after what announces a name: 客户应…, 本人和…"""

COMPANY_WORDS = (
    "Co", "Ltd", "Limited", "Inc", "Corp", "Company", "Bank", "Fund", "Trading", "Capital", "Securities", "Group",
    "Holdings", "Trust", "Partners", "LLC", "LLP", "Account", "Name", "Customer", "No", "Service", "Support", "Team",
    "Desk", "Centre", "Center", "Department", "Office", "Best", "Regards", "Admin",
)  # fmt: skip
"""In Latin letters, a name with one of these is that of an organisation, or none."""
