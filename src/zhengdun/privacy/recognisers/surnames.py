"""Chinese surnames: the frequent ones of one character, and those of two; in simplified and traditional characters.

What is in ``SINGLE`` and ``COMPOUND`` is part of how names are pseudonymised; neither may change.
"""

SINGLE = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林郑谢罗梁宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石"
    "廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳"
    "翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾"
    "尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛"
    "仲虞敖巩明佘池查麻苑迟邝匡覃苏封储干鞠桓楼惠蔺储初谌幸晁竺裘荆萧"
)
"""Without those that are rare as surnames and frequent as words."""

COMPOUND = (
    "欧阳", "司马", "上官", "诸葛", "司徒", "东方", "独孤", "南宫", "夏侯", "皇甫", "尉迟", "公孙", "慕容", "令狐",
    "宇文", "长孙", "端木", "轩辕", "闻人", "澹台", "公冶", "淳于", "单于", "太叔", "申屠", "仲孙", "钟离", "鲜于",
    "闾丘", "濮阳", "呼延", "赫连", "拓跋", "百里", "东郭", "南门", "羊舌", "微生", "梁丘", "左丘", "西门", "第五",
)  # fmt: skip

RARE_SINGLE = "洪赖郁冀栗奚粟厉仝郜阚屠朴廉漆狄晋扈芮阙戈邸雍辜亓邰赫逯茹亢嵇湛戎茅檀昝荀郦鄂笪蒯郗佴缑"
"""Others of one character; what is frequent as a word is not among them."""

TRADITIONAL_SINGLE = (
    "張劉陳楊黃趙吳孫馬羅許韓馮鄧蕭葉蘇呂盧鐘鍾譚賈韋鄒閻陸龍賀顧龔萬錢嚴賴湯溫龐顏莊聶魯嶽齊單"
    "紀畢蘭關應儲鞏連簡歐駱藍遊鮑樂蔣閔繆項麥竇喬黨衛鄔鄺叢榮甯寧閆冼鄭謝塗談諸費婁賓欒諶鄥鄢"
)
"""Those of one character that are written otherwise in Hong Kong, Macau and Taiwan."""

TRADITIONAL_COMPOUND = (
    "歐陽", "司馬", "諸葛", "東方", "獨孤", "南宮", "尉遲", "公孫", "長孫", "軒轅", "聞人", "單于", "仲孫",
    "鍾離", "鮮于", "閭丘", "濮陽", "赫連", "東郭", "南門", "西門", "張簡", "范姜",
)  # fmt: skip

ALL_SINGLE = SINGLE + RARE_SINGLE + TRADITIONAL_SINGLE
ALL_COMPOUND = (*COMPOUND, *TRADITIONAL_COMPOUND)
