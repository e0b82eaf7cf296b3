"""Personal information on the command line, as a person at the desk meets it: Chinese names, real files, wrong ones."""

import csv
import json
import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from zhengdun.cli.commands.privacy import COMMANDS
from zhengdun.privacy.gateway.spool import Envelope, Spool

PEOPLE = [
    # made up: the numbers are well formed and belong to nobody
    ("李晓明", "34052419800101001X", "13800138000", "来电13912345678咨询"),
    ("王芳", "11010519491231002X", "13800138001", "无"),
    ("欧阳建国", "440524188001010014", "13800138002", "邮箱someone@example.com"),
]
NOBODY = 65534
HEADINGS = ("姓名", "证件号码", "手机", "备注")


@pytest.fixture
def customers(tmp_path):
    path = tmp_path / "客户 名单.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *PEOPLE])
    return path


@pytest.fixture
def key(run, tmp_path):
    path = tmp_path / "密钥" / "主密钥"
    path.parent.mkdir()
    assert run("privacy", "key", "new", str(path)).exit_code == 0
    return f"file:{path}"


def rows(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def plain(text):
    return any(number in text for person in PEOPLE for number in (person[1], person[2], "13912345678"))


@contextmanager
def without_the_rights_of_root():
    """Root may read everything, so if the tests are run by root, another does this."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize("name", COMMANDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_command_explains_itself(run, name, lang):
    result = run("privacy", name, "--help", lang=lang)
    assert result.exit_code == 0
    assert ("用法" if lang == "zh" else "Usage") in result.output


class TestScan:
    def test_names_kinds_and_no_value(self, run, customers, tmp_path):
        result = run("privacy", "scan", str(customers), "--policy", str(tmp_path / "策略.yaml"))
        assert result.exit_code == 0, result.output
        assert "居民身份证号" in result.output
        assert not plain(result.output)
        assert "resident_id" in (tmp_path / "策略.yaml").read_text(encoding="utf8")

    def test_the_policy_to_start_from_can_be_used(self, run, customers, tmp_path, key):
        policy = tmp_path / "策略.yaml"
        run("privacy", "scan", str(customers), "--policy", str(policy))
        result = run("privacy", "mask", str(customers), str(tmp_path / "出.csv"), "--policy", str(policy), "--key", key)
        assert result.exit_code == 0, result.exception
        assert not plain((tmp_path / "出.csv").read_text(encoding="utf-8-sig"))

    def test_as_json(self, run, customers):
        found = json.loads(run("privacy", "scan", str(customers), "--format", "json").output)
        assert {one["column"] for one in found} == set(HEADINGS)


@pytest.fixture
def wrong_files(tmp_path, monkeypatch, customers):
    """A folder to work in that holds a good file and some that are not."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "坏.yaml").write_text("kinds: [", encoding="utf8")
    (tmp_path / "列.yaml").write_text(
        "version: 1\nname: 列\nother_columns: keep\ncolumns: {没有这列: {do: {action: suppress}}}", encoding="utf8"
    )
    (tmp_path / "坏.xlsx").write_bytes(b"PK rubbish")
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.4")
    (tmp_path / "库.db").write_bytes(b"SQLite format 3\0")
    (tmp_path / "断链.csv").symlink_to("没有.csv")
    os.mkfifo(tmp_path / "管道.csv")
    assert customers.parent == tmp_path
    return tmp_path


class TestMask:
    def test_a_file_its_manifest_and_the_look_at_it(self, run, customers, tmp_path):
        output = tmp_path / "出" / "客户.csv"
        result = run("privacy", "mask", str(customers), str(output))
        assert result.return_value == 0, result.output
        assert rows(output)[1][2] == "138****8000"
        assert len(rows(output)) == len(PEOPLE) + 1
        assert output.with_name("客户.csv.manifest.json").exists()
        assert "✓ 通过" in result.output
        assert not plain(result.output + output.read_text(encoding="utf-8-sig"))

    def test_whoever_interrupts_is_told_that_the_same_command_goes_on(self, run, customers, tmp_path, monkeypatch):
        def interrupted(*_):
            raise KeyboardInterrupt

        monkeypatch.setattr("zhengdun.privacy.files.running.run_file", interrupted)
        result = run("privacy", "mask", str(customers), str(tmp_path / "出.csv"))
        assert result.exit_code != 0
        assert "已中断，没有写出不完整的文件；做完的部分留存，用同样的命令再运行即接着做" in result.stderr

    def test_trying_writes_nothing(self, run, customers, tmp_path):
        result = run("privacy", "mask", str(customers), "--dry-run")
        assert result.return_value == 0
        assert "未写任何文件" in result.output
        assert [path.name for path in tmp_path.iterdir()] == [customers.name]

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (["没有.csv", "出.csv"], "没有.csv"),
            (["客户 名单.csv"], "请给出输出位置"),
            (["客户 名单.csv", "出.csv", "--policy", "没有.yaml"], "没有策略文件"),
            (["客户 名单.csv", "出.csv", "--policy", "坏.yaml"], "坏.yaml"),
            (["客户 名单.csv", "出.csv", "--policy", "列.yaml"], "没有策略写到的列：没有这列"),
            (["客户 名单.csv", "客户 名单.csv"], "输出不能是原文件"),
            (["坏.xlsx", "出.xlsx"], "坏.xlsx"),
            (["坏.pdf", "出.pdf"], "不支持的文件类型"),
            (["坏.xlsx", "出.csv"], "输出的格式与来源相同，文件名须以 .xlsx 结尾：出.csv"),
            (["客户 名单.csv", "出"], "文件名须以 .csv 结尾：出"),
            (["库.db", "出.db"], "库.db 像是 SQLite 数据库：请用 zhengdun privacy database sqlite"),
            (["断链.csv", "出.csv"], "没有文件：断链.csv"),
            (["断链.csv", "--dry-run"], "没有文件：断链.csv"),
            (["管道.csv", "--dry-run"], "没有文件：管道.csv"),
            (["客户 名单.csv", "坏.pdf/出.csv"], "无法读写 坏.pdf：已存在"),
            (["客户 名单.csv", f"{'长' * 100}.csv"], "名称过长"),
        ],
    )
    def test_what_is_wrong_is_said_in_one_line(self, run, wrong_files, arguments, says):
        result = run("privacy", "mask", *arguments)
        assert says in str(getattr(result.exception, "message", result.exception))
        assert not (wrong_files / "出.csv").exists()

    def test_what_was_masked_is_not_said_to_be_restored(self, run, customers, tmp_path, key):
        output, back = tmp_path / "出.csv", tmp_path / "还原.csv"
        assert run("privacy", "mask", str(customers), str(output)).return_value == 0
        result = run("privacy", "restore", str(output), str(back), "--key", key)
        assert "出.csv 中没有假名和令牌，没有可还原的" in result.exception.message
        assert not back.exists()

    def test_a_file_that_may_not_be_read(self, run, customers, tmp_path):
        assert run("privacy", "mask", str(customers), str(tmp_path / "先.csv")).return_value == 0  # all is imported
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder) / "名单.csv"
            source.touch(mode=0)
            source.parent.chmod(0o755)
            with without_the_rights_of_root():
                result = run("privacy", "mask", str(source), f"{folder}/出.csv")
        assert "无法读写" in result.exception.message
        assert "没有权限" in result.exception.message

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize("people", [PEOPLE, []])
    def test_encodings_ends_of_lines_and_files_with_a_header_only(self, run, tmp_path, encoding, newline, people):
        source, output = tmp_path / "名单.csv", tmp_path / "出.csv"
        lines = [",".join(row) + newline for row in [HEADINGS, *people]]
        source.write_bytes("".join(lines).encode(encoding))
        result = run("privacy", "mask", str(source), str(output))
        assert result.return_value == 0, result.output
        written = output.read_bytes()
        assert written.startswith(lines[0].encode(encoding))
        assert written.count(newline.encode()) == written.count(b"\n") == len(lines)
        assert not plain(written.decode(encoding))


class TestPseudonymise:
    def test_there_and_back(self, run, customers, tmp_path, key):
        output, back = tmp_path / "测试.csv", tmp_path / "还原.csv"
        result = run("privacy", "pseudonymise", str(customers), str(output), "--key", key)
        assert result.return_value == 0, result.output
        changed = rows(output)
        assert all(new[1] != old[1] and len(new[1]) == 18 for new, old in zip(changed[1:], PEOPLE, strict=True))
        assert run("privacy", "restore", str(output), str(back), "--key", key).exit_code == 0
        restored = rows(back)
        assert [row[1:3] for row in restored[1:]] == [list(person[1:3]) for person in PEOPLE]

    def test_without_a_key(self, run, customers, tmp_path):
        result = run("privacy", "pseudonymise", str(customers), str(tmp_path / "出.csv"))
        assert "没有给出密钥" in result.exception.message

    def test_another_key_is_seen_before_anything_is_written(self, run, customers, tmp_path, key):
        output = tmp_path / "测试.csv"
        run("privacy", "pseudonymise", str(customers), str(output), "--key", key)
        run("privacy", "key", "new", str(tmp_path / "另一把"))
        result = run(
            "privacy", "restore", str(output), str(tmp_path / "还原.csv"), "--key", f"file:{tmp_path / '另一把'}"
        )
        assert "密钥不对" in result.exception.message
        assert not (tmp_path / "还原.csv").exists()


class TestVerify:
    def test_an_output_that_was_changed_afterwards(self, run, customers, tmp_path):
        output = tmp_path / "出.csv"
        run("privacy", "mask", str(customers), str(output))
        output.write_text(output.read_text(encoding="utf-8-sig").replace("138****8000", "13800138000"), encoding="utf8")
        result = run("privacy", "verify", str(output), "--html", str(tmp_path / "证明.html"))
        assert result.return_value == 1
        assert "✗ 未通过" in result.output
        page = (tmp_path / "证明.html").read_text(encoding="utf8")
        assert "应当不可读而可读" in page
        assert not plain(result.output + page)

    def test_pseudonyms_need_the_source(self, run, customers, tmp_path, key):
        output = tmp_path / "测试.csv"
        run("privacy", "pseudonymise", str(customers), str(output), "--key", key)
        assert "无法判断" in run("privacy", "verify", str(output)).output
        assert run("privacy", "verify", str(output), "--source", str(customers)).return_value == 0

    def test_how_far_people_can_be_singled_out(self, run, customers, tmp_path):
        output = tmp_path / "出.csv"
        run("privacy", "mask", str(customers), str(output))
        result = run("privacy", "verify", str(output), "--quasi", "姓名", lang="en")
        assert "k = 1" in result.output

    def test_without_a_manifest(self, run, customers):
        assert "没有清单" in run("privacy", "verify", str(customers)).exception.message


class TestEvidence:
    def test_a_run_becomes_a_row_that_the_assessment_reads(self, run, customers, tmp_path):
        output, ledgers = tmp_path / "出.csv", tmp_path / "台账"
        ledgers.mkdir()
        run("privacy", "mask", str(customers), str(output))
        (ledgers / "机构.csv").write_text("机构代码,机构名称,机构类别\nA,示例证券,证券公司\n", encoding="utf-8-sig")
        (ledgers / "测试环境数据.csv").write_text(
            "机构代码,环境编号,数据来源含敏感数据,测试必须使用未脱敏数据\nA,ENV-01,是,否\n", encoding="utf-8-sig"
        )
        given = ("privacy", "evidence", str(output), str(ledgers), "--institution", "A", "--environment", "ENV-01")
        before = json.loads(run("assess", str(ledgers), "--duty", "16.2a", "--format", "json").output)
        assert [one["outcome"] for one in before] == ["cannot_tell"]
        assert run(*given).exit_code == 0
        after = json.loads(run("assess", str(ledgers), "--duty", "16.2a", "--format", "json").output)
        assert [one["outcome"] for one in after] == ["met"]
        assert "已登记" in run(*given).exception.message

    def test_a_ledger_that_a_spreadsheet_saved_is_added_to(self, run, customers, tmp_path):
        for name in ("一.csv", "二.csv"):
            run("privacy", "mask", str(customers), str(tmp_path / name))
        given = (str(tmp_path), "--institution", "A", "--environment", "ENV-01")
        shown = run("privacy", "evidence", str(tmp_path / "一.csv"), *given).output
        assert "None" not in shown
        ledger = tmp_path / "脱敏处理记录.csv"
        ledger.write_bytes(ledger.read_text(encoding="utf-8-sig").encode("gb18030"))
        ledger.write_bytes(ledger.read_bytes().replace(b"TM-", b"TX-"))
        assert run("privacy", "evidence", str(tmp_path / "二.csv"), *given).exit_code == 0
        assert len(rows(ledger)) == 3

    def test_for_what_must_be_said(self, run, customers, tmp_path):
        output = tmp_path / "出.csv"
        run("privacy", "mask", str(customers), str(output))
        result = run("privacy", "evidence", str(output), str(tmp_path), "--institution", "A")
        assert "--environment" in result.exception.message


class TestKeys:
    def test_a_one_off_key_leaves_a_certificate(self, run, customers, tmp_path):
        folder = tmp_path / "一次性"
        run("privacy", "key", "once", str(folder), "--purpose", "ENV-01")
        output = tmp_path / "测试.csv"
        assert run("privacy", "pseudonymise", str(customers), str(output), "--key", f"once:{folder}").return_value == 0
        shown = run("privacy", "key", "destroy", str(folder), "--by", "运维岗", "--output", output.name).output
        assert "密钥销毁证明" in shown
        again = run("privacy", "restore", str(output), str(tmp_path / "还原.csv"), "--key", f"once:{folder}")
        assert again.exception is not None


class TestDatabase:
    def test_sqlite(self, run, tmp_path, key):
        source, target = tmp_path / "客户.sqlite", tmp_path / "测试.sqlite"
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("create table 客户 (证件号码 text primary key, 姓名 text)")
            connection.execute("create table 订单 (编号 integer primary key, 证件号码 text references 客户)")
            connection.executemany("insert into 客户 values (?, ?)", [(person[1], person[0]) for person in PEOPLE])
            connection.executemany("insert into 订单 (证件号码) values (?)", [(person[1],) for person in PEOPLE])
            connection.commit()
        manifest = tmp_path / "清单.json"
        result = run(
            *("privacy", "database", "sqlite", str(source), str(target)),
            *("--key", key, "--manifest", str(manifest)),
        )
        assert result.return_value == 0, (result.output, result.exception)
        with closing(sqlite3.connect(target)) as connection:
            joined = connection.execute("select 证件号码 from 客户 join 订单 using (证件号码)").fetchall()
        assert len(joined) == len(PEOPLE)
        assert not {number for (number,) in joined} & {person[1] for person in PEOPLE}
        assert json.loads(manifest.read_text(encoding="utf8"))["rows"] == {"客户": 3, "订单": 3}
        assert not plain(manifest.read_text(encoding="utf8") + result.output)

    def test_trying_writes_nothing(self, run, tmp_path, key):
        source = tmp_path / "客户.sqlite"
        with closing(sqlite3.connect(source)) as connection:
            connection.execute("create table 客户 (证件号码 text)")
        before = set(tmp_path.iterdir())
        result = run(
            *("privacy", "database", "sqlite", str(source), str(tmp_path / "测试.sqlite")),
            *("--key", key, "--manifest", str(tmp_path / "清单.json"), "--dry-run"),
        )
        assert result.return_value == 0
        assert set(tmp_path.iterdir()) == before

    def test_a_password_on_the_command_line(self, run, tmp_path):
        result = run(
            *("privacy", "database", "postgres", "postgresql://u:geheim@h/d", "env:ZIEL"),
            *("--manifest", str(tmp_path / "清单.json")),
        )
        assert "口令" in result.exception.message
        assert "geheim" not in result.exception.message


class TestGateway:
    @pytest.fixture
    def settings(self, run, tmp_path):
        example = run("privacy", "gateway", "example").output
        path = tmp_path / "网关.yaml"
        path.write_text(example.replace("/var/spool/zhengdun", str(tmp_path / "缓存")), encoding="utf8")
        return path

    def test_nothing_is_held_at_first(self, run, settings):
        assert "没有留存的邮件" in run("privacy", "gateway", "held", str(settings)).output

    def test_a_held_message_is_listed_and_dropped_on_record(self, run, settings, tmp_path):
        spool = Spool(tmp_path / "缓存")
        held = Envelope("a@example.com", ("b@example.com",), reason=("附件无法读取", "an attachment cannot be read"))
        spool.put(held, b"Subject: x\r\n\r\n13800138000", "held")
        assert "附件无法读取" in run("privacy", "gateway", "held", str(settings)).output
        decided = ("--by", "运维岗", "--reason", "误报")
        tried = run("privacy", "gateway", "drop", str(settings), held.id, *decided, "--dry-run")
        assert "未执行" in tried.output
        assert "并已记录" in run("privacy", "gateway", "drop", str(settings), held.id, *decided).output
        assert "没有留存的邮件" in run("privacy", "gateway", "held", str(settings)).output
        assert run("privacy", "gateway", "release", str(settings), held.id, *decided).exception is not None

    def test_settings_of_rubbish(self, run, tmp_path):
        path = tmp_path / "坏.yaml"
        path.write_text("mail: {port: x}", encoding="utf8")
        assert "坏.yaml" in run("privacy", "gateway", "held", str(path)).exception.message

    def test_a_policy_that_does_more_than_mask(self, run, settings, tmp_path):
        policy = tmp_path / "策略.yaml"
        policy.write_text("version: 1\nname: p\nkinds: {mobile: {action: token}}", encoding="utf8")
        result = run("privacy", "gateway", "run", str(settings), "--policy", str(policy))
        assert "只能用 mask" in result.exception.message


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["verify", "没有.csv"], "没有这个文件或者文件夹：没有.csv"),
        (["restore", ".", "出.csv"], "是文件夹，这里应为文件"),
        (["evidence", "客户 名单.csv", "客户 名单.csv"], "是文件，这里应为文件夹"),
    ],
)
def test_a_path_that_is_not_what_is_asked_for(run, customers, monkeypatch, arguments, says):
    monkeypatch.chdir(customers.parent)
    assert says in run("privacy", *arguments).exception.format_message()


def test_a_path_that_is_not_there_in_english(run, tmp_path):
    result = run("privacy", "verify", str(tmp_path / "no.csv"), lang="en")
    assert "There is no such file or folder" in result.exception.format_message()
