"""The HTTP endpoint for SMS platforms, asked over real HTTP."""

import asyncio
import contextlib
import json
import logging

import pytest
from aiohttp import ClientSession, web
from hypothesis import given
from hypothesis import strategies as st
from privacy.gateway.samples import CARD, MOBILE, failing_guard, guard

from zhengdun.privacy.gateway.batching import Batcher
from zhengdun.privacy.gateway.bodies import BadRequest, Body
from zhengdun.privacy.gateway.endpoint import COUNTS
from zhengdun.privacy.gateway.guard import CannotMask, Guarded
from zhengdun.privacy.gateway.service import running
from zhengdun.privacy.gateway.settings import Gateway

TOKEN = "-".join(["generated", "for", "this", "test"])


@pytest.fixture
def token(tmp_path):
    path = tmp_path / "token"
    path.write_text(TOKEN + "\n")
    path.chmod(0o600)
    return f"file:{path}"


@contextlib.asynccontextmanager
async def endpoint(token, guard=guard, *, dry_run=False, **messages):
    """A function that posts to a running endpoint."""
    stated = {"messages": {"listen": {"port": 0}, "token": token} | messages, "dry_run": dry_run}
    async with running(Gateway.model_validate(stated), guard) as ports, ClientSession() as client:

        async def post(body, *, token=TOKEN, content_type="application/json; charset=utf-8", path="/v1/messages"):
            data = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
            headers = {"Content-Type": content_type} | ({"Authorization": f"Bearer {token}"} if token else {})
            url = f"http://127.0.0.1:{ports.messages}{path}"
            async with client.post(url, data=data, headers=headers) as answer:
                return answer.status, await answer.read(), answer.headers

        post.port = ports.messages
        yield post


@contextlib.asynccontextmanager
async def platform(status=200):
    """An SMS platform: its address and what it got."""
    got = []

    async def take(request):
        got.append((await request.read(), request.headers.get("Authorization")))
        return web.json_response({"收到": True}, status=status)

    app = web.Application()
    app.router.add_post("/send", take)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/send", got
    finally:
        await runner.cleanup()


async def test_one_message_comes_back_masked_and_its_other_fields_as_they_were(token):
    async with endpoint(token) as post:
        status, data, headers = await post({"to": MOBILE, "content": f"您的卡{CARD}已开通", "id": 7})
    assert status == 200
    assert json.loads(data) == {"to": MOBILE, "content": f"您的卡{'*' * 19}已开通", "id": 7}
    assert json.loads(headers[COUNTS]) == {"bank_card": 1}


async def test_a_batch_and_fields_of_the_institutions_own(token):
    body = {"批次": [{"正文": f"手机{MOBILE}", "参数": {"卡": [CARD]}}, {"正文": "无"}], "签名": "证券"}
    async with endpoint(token, batch="批次", texts=["正文", "参数"]) as post:
        _, data, _ = await post(body)
    masked = json.loads(data)
    assert masked["批次"] == [{"正文": f"手机{'*' * 11}", "参数": {"卡": ["*" * 19]}}, {"正文": "无"}]
    assert masked["签名"] == "证券"


async def test_gbk_comes_back_as_gbk(token):
    async with endpoint(token) as post:
        body = json.dumps({"content": f"手机{MOBILE}"}, ensure_ascii=False).encode("gbk")
        _, data, headers = await post(body, content_type="application/json; charset=GBK")
    assert json.loads(data.decode("gbk"))["content"] == f"手机{'*' * 11}"
    assert headers["Content-Type"] == "application/json; charset=GBK"


async def test_what_holds_nothing_is_sent_on_byte_for_byte_and_the_answer_comes_back(token, tmp_path):
    other = tmp_path / "platform"
    other.write_text("platform-token-generated")
    other.chmod(0o600)
    body = b'{ "content" : "hello" , "n": 1.10 }'
    async with (
        platform(status=202) as (where, got),
        endpoint(token, forward=where, forward_token=f"file:{other}") as post,
    ):
        status, data, _ = await post(body)
    assert (status, json.loads(data)) == (202, {"收到": True})
    assert got == [(body, "Bearer platform-token-generated")]


async def test_only_what_is_masked_is_sent_on(token):
    async with platform() as (where, got), endpoint(token, forward=where) as post:
        await post({"content": f"手\u200b机1\u200b3800138000 与 {CARD}"})
        for body in (b"\xff", {"content": 6222021234567890128}, {"other": MOBILE}, {"content": "\u202e0008310083"}):
            status, _, _ = await post(body)
            assert status in (400, 422)
    assert len(got) == 1
    assert not any(digit in json.loads(got[0][0])["content"] for digit in "0123456789")


async def test_where_the_guard_fails_nothing_is_sent_on_and_nothing_is_quoted(token, caplog):
    caplog.set_level(logging.DEBUG)
    async with platform() as (where, got), endpoint(token, failing_guard, forward=where) as post:
        status, data, _ = await post({"content": MOBILE})
    assert status == 422
    assert got == []
    assert MOBILE not in data.decode()
    assert MOBILE not in caplog.text
    assert TOKEN not in caplog.text


async def test_a_platform_that_is_down_is_said_so(token):
    async with platform() as (where, _):
        pass
    async with endpoint(token, forward=where) as post:
        status, data, _ = await post({"content": "x"})
    assert status == 502
    assert "短信平台" in json.loads(data)["error"]["zh"]


@pytest.mark.parametrize("wrong", [None, "", "wrong-token", TOKEN + "x"])
async def test_without_the_token_nothing_is_read(token, wrong):
    async with endpoint(token) as post:
        status, _, _ = await post({"content": MOBILE}, token=wrong)
        assert status == 401
        status, _, _ = await post({"content": MOBILE}, token=None, path=f"/v1/messages?token={TOKEN}")
        assert status == 401


async def test_limits_networks_and_health(token):
    async with endpoint(token, largest=1_000, most=2) as post:
        assert (await post({"content": "x" * 2_000}))[0] == 413
        assert (await post({"messages": [{"content": "x"}] * 3}))[0] == 400
        assert (await post({"messages": []}))[0] == 400
        async with ClientSession() as client, client.get(f"http://127.0.0.1:{post.port}/health") as answer:
            assert await answer.json() == {"status": "ok"}
    async with endpoint(token, listen={"port": 0, "networks": ["192.0.2.0/24"]}) as post:
        assert (await post({"content": "x"}))[0] == 403


async def test_a_dry_run_passes_on_what_came(token, caplog):
    caplog.set_level(logging.INFO, "zhengdun.privacy.gateway")
    body = json.dumps({"content": MOBILE}).encode()
    async with platform() as (where, got), endpoint(token, forward=where, dry_run=True) as post:
        _, _, headers = await post(body)
        await post(b"no json")
    assert [data for data, _ in got] == [body, b"no json"]
    assert json.loads(headers[COUNTS]) == {"mobile": 1}
    assert "would_refuse" in caplog.text
    assert MOBILE not in caplog.text


WRONG = {
    "no JSON": b"{",
    "deep": b"[" * 100_000,
    "a field twice": b'{"content": "a", "content": "b"}',
    "not a number": b'{"content": "a", "n": NaN}',
    "a text for a message": b'["a"]',
    "no text": b"{}",
    "a number for a text": b'{"content": 13800138000}',
    "a number within": b'{"content": {"card": [6222021234567890128]}}',
    "half a character": b'{"content": "\\ud800"}',
}


@pytest.mark.parametrize("why", WRONG)
def test_bodies_that_are_not_what_was_agreed(why):
    with pytest.raises(BadRequest) as refused:
        Body(WRONG[why], "utf-8", ["content"], "messages", 10)
    assert refused.value.zh
    assert not any(number in refused.value.zh for number in ("13800138000", "6222"))


@given(st.dictionaries(st.text(max_size=3), st.text(max_size=20), max_size=3), st.text(max_size=30))
def test_all_but_the_texts_stays_as_it_was(others, text):
    content = others | {"content": f"{text} {MOBILE}"}
    try:
        body = Body(json.dumps(content).encode(), "utf-8", ["content"], "messages", 10)
    except CannotMask:
        return
    after = json.loads(body.rewritten([one.text for one in guard(body.readings())]))
    assert {key: value for key, value in after.items() if key != "content"} == {
        key: value for key, value in others.items() if key != "content"
    }
    assert not guard([after["content"]])[0].counts


async def test_texts_that_come_together_are_masked_together():
    sizes = []

    def counting(texts):
        sizes.append(len(texts))
        return guard(texts)

    batcher = Batcher(counting)
    results = await asyncio.gather(*(batcher.mask([f"第{number}条{MOBILE}"]) for number in range(100)))
    assert [one[0].text for one in results] == [f"第{number}条{'*' * 11}" for number in range(100)]
    assert sizes[0] == 64
    assert sum(sizes) == 100


async def test_one_text_that_fails_does_not_fail_its_neighbours():
    def picky(texts):
        if "bad" in texts:
            raise ValueError
        return [Guarded(text, {}) for text in texts]

    batcher = Batcher(picky)
    good, bad, other = await asyncio.gather(
        batcher.mask(["good"]), batcher.mask(["bad"]), batcher.mask(["other"]), return_exceptions=True
    )
    assert good == [Guarded("good", {})]
    assert isinstance(bad, CannotMask)
    assert other == [Guarded("other", {})]
