"""The site as a reader uses it: opened from a folder or a server, searched in Chinese, in either language."""

import os
import re
import threading
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from browser import BROWSERS, QUIET, needed, run

from zhengdun.duties import ch2_operation
from zhengdun.duties.registry import all_duties, declared_duties, matching
from zhengdun.exports.pages.page import duty_name
from zhengdun.law import load

try:
    import furo  # noqa: F401
    import sphinx  # noqa: F401
except ImportError:
    if os.environ.get("CI"):
        raise
    pytest.skip("Sphinx is not installed: the site was NOT looked at (make docs)", allow_module_level=True)

from website.build import build
from website.freshness import is_current

BUILT = Path(__file__).parents[2] / "build" / "site"
TESTS = [Path(ch2_operation.__path__[0]) / "art21_capacity_test.py"]


def test_the_site_that_was_built_is_not_stale():
    if not BUILT.exists() and not os.environ.get("CI"):
        pytest.skip("no site was built here: make docs")
    assert is_current(BUILT), "build/site is stale: run make docs"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The one that `make docs` built, as far as it is current; else one built now, with examples of one article."""
    if is_current(BUILT):
        return BUILT
    folder = tmp_path_factory.mktemp("site") / "site"
    build(folder, TESTS)
    return folder


@pytest.fixture(scope="module")
def served(site):
    """The address at which the site is served."""

    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()


@pytest.fixture
def found(tmp_path):
    """The names of the pages that a search finds, the best first, and the text about them."""

    def found(base: str, lang: str, query: str) -> dict[str, str]:
        page = f"{base}/{lang}/search.html?q={quote(query)}"
        profile = f"--user-data-dir={tmp_path}"
        shown = run(needed(*BROWSERS), *QUIET, profile, "--virtual-time-budget=10000", "--dump-dom", page)
        results = re.findall(r'<li class="kind-\w+"><a href="([^"#?]*)\.html[^"]*"[^>]*>(.*?)</li>', shown, re.DOTALL)
        return {name: unescape(re.sub("<[^>]+>", "", text)) for name, text in results}

    return found


def test_a_word_of_four_characters_is_found_in_pages_opened_as_files(site, found):
    results = found(site.as_uri(), "zh", "压力测试")
    assert next(iter(results)) == "duties/21.1a"
    assert {"duties/21.2b-1", "duties/48a-2", "articles/21", "ledgers/stress_test"} <= set(results)
    assert "应当每年至少开展一次重要信息系统压力测试" in results["duties/21.1a"]


def test_a_word_of_two_characters_is_found_wherever_the_law_has_it(site, found):
    results = found(site.as_uri(), "zh", "瞒报")
    having = {f"articles/{article.number}" for article in load().articles if "瞒报" in article.words}
    assert having
    assert having <= set(results)


def test_articles_are_found_by_their_numbers(site, found):
    results = found(site.as_uri(), "zh", "21.3")
    assert {"duties/21.3a", "duties/21.3b", "duties/21.3c"} <= set(list(results)[:6])


def test_what_is_nowhere_is_not_found(site, found):
    assert found(site.as_uri(), "zh", "区块链") == {}


def test_it_is_found_on_a_server_and_on_english_pages_too(served, found):
    zh, en = found(served, "zh", "备份"), found(served, "en", "备份")
    assert {"duties/20.1b", "articles/20"} <= set(zh) & set(en)
    assert "duties/21.1a" in found(served, "en", "stress test")


def test_every_page_links_to_itself_in_the_other_language(site):
    for lang, other in (("zh", "en"), ("en", "zh")):
        for page in (site / lang).rglob("*.html"):
            name = page.relative_to(site / lang).as_posix()
            html = page.read_text(encoding="utf-8")
            (link,) = re.findall(r'<p class="languages"><a href="([^"]+)"', html)
            assert (page.parent / link).resolve() == (site / other / name).resolve(), page
            assert (site / other / name).is_file(), name


def test_the_parts_of_a_page_have_the_same_anchors_in_both_languages(site):
    for page in (site / "zh" / "duties").glob("*.html"):
        zh, en = (
            re.findall('<section id="([^"]*)"', one.read_text("utf-8"))
            for one in (page, site / "en" / "duties" / page.name)
        )
        assert zh[1:] == en[1:], page.name
        assert zh[-2:] == ["liability", "examples"], page.name
        assert len(set(zh)) == len(zh), page.name


def test_every_duty_is_there_and_nothing_is_asked_from_elsewhere(site):
    for lang in ("zh", "en"):
        assert all((site / lang / "duties" / f"{duty.id}.html").is_file() for duty in all_duties())
        assert all((site / lang / f"{duty_name(duty.id)}.html").is_file() for duty in declared_duties())
        for page in (site / lang).rglob("*.html"):
            html = page.read_text(encoding="utf-8")
            asked = re.findall(r"<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)=\"([^\"]*)\"", html)
            assert not [one for one in asked if re.match(r"(?:https?:)?//", one)], page
        for style in (site / lang).rglob("*.css"):
            assert not re.findall(r"url\(['\"]?(?:https?:)?//|@import", style.read_text(encoding="utf-8")), style


def test_a_page_shows_a_case_of_met_and_one_of_breached_from_the_tests_beside_the_duty(site):
    for duty in declared_duties() if site == BUILT else matching("21.3"):
        html = (site / "zh" / f"{duty_name(duty.id)}.html").read_text(encoding="utf-8")
        assert re.findall(r'<section class="example (\w+)"', html) == ["met", "breached"], duty.id
        tests = re.findall(r"/art(\d+)_\w+_test\.py::", html)
        assert [int(number) for number in tests] == [duty.cite.article] * 2, duty.id


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path):
    (tmp_path / "ledger.xlsx").write_bytes(b"kept")
    with pytest.raises(FileExistsError, match="holds other things"):
        build(tmp_path, TESTS)
    assert (tmp_path / "ledger.xlsx").read_bytes() == b"kept"
