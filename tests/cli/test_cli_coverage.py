"""``zhengdun coverage`` as a person reads it: by chapter and article, with what is no duty told once."""

import json


def test_by_chapter_and_article(run):
    shown = run("coverage").stdout
    chapters = ["第一章", "第二章", "第三章", "第四章", "第五章", "第六章", "第七章", "第八章"]
    places = [shown.index(chapter) for chapter in chapters]
    assert places == sorted(places)
    assert "第二十一条 压力测试与容量" in shown
    assert shown.count("用语定义，在义务的主体中适用") == 1  # three definitions of article 71


def test_every_rule_is_in_the_table(run):
    shown = "".join(run("coverage").stdout.split())
    for record in json.loads(run("coverage", "--format", "json").stdout):
        assert record["clause"] in shown


def test_reasons_in_the_language_of_the_run(run):
    records = {one["clause"]: one for one in json.loads(run("coverage", "--format", "json", lang="en").stdout)}
    assert records["50"] == {"clause": "50", "duties": [], "reason": "An encouragement"}
    assert "Article 48 CII: capacity" in run("coverage", lang="en").stdout
