"""The HTTP endpoint for SMS platforms (aiohttp): ``POST /v1/messages`` gives the masked JSON back, or sends it on."""

from __future__ import annotations

import hmac
import json
from collections.abc import AsyncIterator

from aiohttp import ClientError, ClientSession, ClientTimeout, web
from aiohttp.typedefs import Handler, Middleware

from zhengdun.privacy.gateway.batching import Batcher
from zhengdun.privacy.gateway.bodies import BadRequest, Body
from zhengdun.privacy.gateway.guard import CannotMask, Guard, total
from zhengdun.privacy.gateway.log import event, plain_counts
from zhengdun.privacy.gateway.receiving import is_allowed
from zhengdun.privacy.gateway.references import fetch
from zhengdun.privacy.gateway.settings import Messages

COUNTS = "X-Zhengdun-Masked"
_CHARSETS = {"utf-8": "utf-8", "utf8": "utf-8", "gbk": "gb18030", "gb2312": "gb18030", "gb18030": "gb18030"}


class Endpoint:
    """Masks the texts of a request, or refuses it; what is refused goes nowhere.

    Answers: 200 with the masked JSON, or the upstream's answer; 400 not what was agreed; 401 the token; 403 the
    network; 413 too large; 422 cannot be masked; 502 the upstream cannot be reached. ``X-Zhengdun-Masked`` holds the
    counts by kind.

    Args:
        settings: fields, limits, token, upstream.
        guard: what masks.
        dry_run: report only, and pass the body on as it came.

    Raises:
        KeyProblem: a token cannot be fetched.
    """

    def __init__(self, settings: Messages, guard: Guard, *, dry_run: bool = False) -> None:
        self._settings = settings
        self._batcher = Batcher(guard)
        self._dry_run = dry_run
        self._token = fetch(settings.token).encode()
        self._forward_token = fetch(settings.forward_token) if settings.forward_token else None
        self._client: ClientSession | None = None

    def application(self) -> web.Application:
        """The web application; ``GET /health`` needs no token."""
        app = web.Application(client_max_size=self._settings.largest, middlewares=[self._watched()])
        app.add_routes([web.post("/v1/messages", self._messages), web.get("/health", _health)])
        app.cleanup_ctx.append(self._with_client)
        return app

    def _watched(self) -> Middleware:
        @web.middleware
        async def watched(request: web.Request, handler: Handler) -> web.StreamResponse:
            if not is_allowed(request.remote or "", self._settings.listen.networks):
                return _refused(403, CannotMask("网络不在允许范围", "the network is not allowed"))
            try:
                return await handler(request)
            except BadRequest as problem:
                return _refused(400, problem)
            except CannotMask as problem:
                return _refused(422, problem)

        return watched

    async def _with_client(self, _app: web.Application) -> AsyncIterator[None]:
        async with ClientSession(timeout=ClientTimeout(self._settings.timeout)) as self._client:
            yield

    async def _messages(self, request: web.Request) -> web.Response:
        if not self._is_known(request):
            return _refused(401, CannotMask("令牌缺失或有误", "the token is missing or wrong"))
        charset = _CHARSETS.get((request.charset or "utf-8").lower())
        if charset is None:
            raise BadRequest("字符集应为UTF-8或GB18030", "the charset must be UTF-8 or GB18030")
        came = await request.read()
        data, counts = await self._masked(came, charset)
        event("messages", size=len(came), counts=counts, dry_run=self._dry_run)
        content_type = f"application/json; charset={request.charset or 'utf-8'}"
        if self._settings.forward is None:
            response = web.Response(body=data, headers={"Content-Type": content_type})
        else:
            response = await self._sent_on(self._settings.forward, data, content_type)
        response.headers[COUNTS] = json.dumps(counts)
        return response

    async def _masked(self, came: bytes, charset: str) -> tuple[bytes, dict[str, int]]:
        """The body to send on, and the counts."""
        try:
            settings = self._settings
            body = Body(came, charset, settings.texts, settings.batch, settings.most)
            guarded = await self._batcher.mask(body.readings())
            counts = plain_counts(total(one.counts for one in guarded))
            return (came if self._dry_run else body.rewritten([one.text for one in guarded])), counts
        except CannotMask as problem:
            if not self._dry_run:
                event("messages_refused", reason=problem.en)
                raise
            event("would_refuse", reason=problem.en)
            return came, {}

    async def _sent_on(self, where: str, data: bytes, content_type: str) -> web.Response:
        headers = {"Content-Type": content_type}
        if self._forward_token:
            headers["Authorization"] = f"Bearer {self._forward_token}"
        assert self._client is not None  # noqa: S101 - the application is running
        try:
            async with self._client.post(where, data=data, headers=headers, allow_redirects=False) as answer:
                body = await answer.read()
                returned = {"Content-Type": answer.headers.get("Content-Type", "application/octet-stream")}
                return web.Response(status=answer.status, body=body, headers=returned)
        except (ClientError, TimeoutError) as error:
            event("forward_failed", error=type(error).__name__)
            return _refused(502, CannotMask("短信平台不可达", "the SMS platform cannot be reached"))

    def _is_known(self, request: web.Request) -> bool:
        stated = request.headers.get("Authorization", "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(stated, b"Bearer " + self._token)


async def _health(_request: web.Request) -> web.Response:
    return web.json_response({"status": "ok"})


def _refused(status: int, problem: CannotMask) -> web.Response:
    return web.json_response({"error": {"zh": problem.zh, "en": problem.en}}, status=status)
