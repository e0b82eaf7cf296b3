"""``zhengdun applies``: the gist, the words, article by article; both numbers in one matter."""

import json

import pytest

ON = "2026-10-31"
HEADINGS = "机构代码,机构名称,机构类别,兼有的其他类别,关键信息基础设施运营者,自行运维信息系统,持有人账户合计"


@pytest.fixture
def folder(tmp_path):
    """Write the ledger 机构 with these lines."""

    def written(*lines):
        (tmp_path / "机构.csv").write_text("\n".join([HEADINGS, *lines]) + "\n", encoding="utf-8")
        return str(tmp_path)

    return written


def test_the_gist_comes_first_then_the_articles(run, sample):
    shown = run("applies", sample).stdout
    head, _, articles = shown.partition("同一事项")
    assert "证券公司、关键信息基础设施运营者" in head
    assert "第七十一条第（二）项“经营机构，是指证券公司" in head
    assert "只约束核心机构　12 项　第8、16、21、26、38、53、72条" in head
    assert "从严：第四十八条 [48c]" in articles
    assert "第二十一条 压力测试与容量" in articles


def test_it_is_complete_in_english(run, sample):
    head = run("applies", sample, lang="en").stdout.partition("Several duties in one matter")[0]
    assert "duties bind it" in head
    assert "binds only core institutions" in head
    assert "Article 48 [48d] is the stricter and decides" in " ".join(run("applies", sample, lang="en").stdout.split())


def test_json_names_the_words_and_what_is_blank(run, folder):
    path = folder("A,甲银行,存管银行,,否,,", "B,乙私募,私募基金管理人,,否,是,")
    records = json.loads(run("applies", path, "--article", "20.1b", "--format", "json").stdout)
    assert records[0]["grounds"] == [
        {
            "article": "74.1",
            "quote": "境内开展证券公司客户交易结算资金第三方存管业务、期货保证金存管业务的商业银行",
        }
    ]
    assert (records[0]["binds"], records[0]["blank"]) == (True, [])
    assert (records[1]["binds"], records[1]["blank"]) == (None, ["holder_accounts"])


def test_what_to_fill_in(run, folder):
    shown = run("applies", folder("B,乙私募,私募基金管理人,,否,是,")).stdout
    assert "在台账“机构”中填写持有人账户合计后，可知是否约束" in shown


@pytest.mark.parametrize(("accounts", "falls_short"), [("999", True), ("1000", False)])
def test_a_private_fund_manager_is_told_why_not(run, folder, accounts, falls_short):
    shown = run("applies", folder(f"B,乙私募,私募基金管理人,,否,是,{accounts}")).stdout
    assert ("不参照适用" in shown) is falls_short
    assert ("账户合计一千人以上" in shown) is True


def test_several_kinds_each_with_its_words(run, folder):
    shown = run("applies", folder("C,丙科技,信息科技专业子公司,信息技术系统服务机构,否,是,")).stdout
    assert "信息科技专业子公司、信息技术系统服务机构" in shown
    assert "第七十四条第二款“核心机构和经营机构设立" in shown
    assert "第七十一条第（三）项“信息技术系统服务机构，是指" in shown
    assert "年报比照参照适用主体，不报（条文未写）" in shown


def test_many_institutions_a_line_each_and_one_of_them_in_full(run, folder):
    path = folder("A,甲银行,存管银行,,否,,", "B,乙交易所,核心机构,,是,是,")
    shown = run("applies", path).stdout
    assert "甲银行" in shown
    assert "--institution" in shown
    one = run("applies", path, "--institution", "B").stdout
    assert "乙交易所" in one
    assert "甲银行" not in one
    assert "从严：第二十一条第三款 [21.3b]" in one
    assert "没有机构 X" in str(run("applies", path, "--institution", "X").exception)


def test_duty_by_duty_for_an_article(run, sample):
    shown = run("applies", sample, "--article", "59.1").stdout
    assert "年报包括法定的六项内容" in shown


def test_a_verdict_shows_what_the_other_number_says(run, sample):
    shown = run("explain", "48c", sample, "--on", ON, "--subject", "SYS001").stdout
    assert "同一事项: ✓ 符合　第二十一条第三款 [21.3a]" in shown
    assert "并行适用: 从严：第四十八条 [48c]" in shown
    other = run("explain", "21.3a", sample, "--on", ON, "--subject", "SYS001", lang="en").stdout
    assert "Both bind: Article 48 [48c] is the stricter and decides" in other


@pytest.mark.parametrize(
    ("duty", "words"),
    [
        ("21.3a", "核心机构、经营机构；参照适用主体（第七十四条）"),
        ("59.1b-1", "核心机构、经营机构；不含参照适用主体（第七十四条）"),
        ("48d", "同一事项: 21.3b、21.3c"),
        ("47b-1", "网络安全审查申报 → 网络安全审查办公室"),
    ],
)
def test_a_duty_says_whom_it_binds_by_reference_what_stands_beside_it_and_who_receives(run, duty, words):
    assert words in run("duties", "--article", duty).stdout
