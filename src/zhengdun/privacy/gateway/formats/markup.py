"""HTML and XML: only what is text is read and changed; tags stay as they came.

Inline tags do not part what they stand in (``<b>6222</b>0212`` is one number), blocks and cells do. Comments, styles
and elements that are not shown are read too: alone, and together with what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from zhengdun.privacy.gateway.formats.markup_tokens import Token, next_token
from zhengdun.privacy.gateway.formats.units import Units
from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.reading import Piece, Pieces

_PARTING = """
    address article aside blockquote body br button caption center dd dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p pre section select table
    tbody td textarea tfoot th thead title tr ul
"""
_BLOCKS = frozenset(_PARTING.split())
_EMPTY = "area base br col embed hr img input link meta param source track wbr"
_VOID = frozenset(_EMPTY.split())
_RAW = {"script": re.compile("</script", re.IGNORECASE), "style": re.compile("</style", re.IGNORECASE)}
_PARTS_OF_THE_MESSAGE = ("cid", "mid")  # links to pictures beside the text (RFC 2392), which must stay
_LINKS = frozenset({"action", "background", "cite", "href", "longdesc", "poster", "src", "target"})
# What names parts of the document, or says how they look, holds nothing that a person wrote.
_STRUCTURE = re.compile(r"xmlns(:.*)?|class|id|style|width|height|r:.*|.*:(rsid\w*|paraid|textid)|uri")
_NOT_SHOWN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:font-size|opacity)\s*:\s*0(?![.0-9]*[1-9])",
    re.IGNORECASE,
)
_REORDERED = re.compile("unicode-bidi", re.IGNORECASE)
_DECLARATIONS = re.compile("[;{}]")
_SPACE = re.compile(r"\s+")
_SHORTEST = 5  # characters: no number or address that identifies a person is shorter
_MOST = 1_000_000  # stretches of text, each of which costs some 300 bytes of memory
_BREAK = Piece("\n")
_DEEPEST = 8  # elements that hide, one within the other
_ENDS_VANISHING = ("r", "ppr")  # in Word, what w:vanish is a property of: a run, or the mark of a paragraph
_NESTED = 3  # markup in comments in comments


class Markup:
    """Markup as characters.

    Args:
        source: the markup.
        breaks: the names of the tags that part text, without prefix; None: all of them.
        hiding: the names of the tags whose text is not shown, without prefix.
        is_html: whether entities, scripts, styles and boxes are those of HTML.

    Raises:
        CannotMask: unfinished tags; text shown in another order than written, or made by a style sheet; documents
            within attributes; entities declared by the document itself.
    """

    def __init__(
        self, source: str, *, breaks: Collection[str] | None, hiding: Collection[str] = (), is_html: bool = False
    ) -> None:
        self._source = source
        self._breaks = breaks
        self._hiding = hiding
        self._is_html = is_html
        self._flow: list[tuple[Piece, int, Units | None]] = []
        self._asides: list[tuple[Piece, int, Units | None]] = []
        self._hider: list[tuple[str, int]] = []  # the open elements that hide, or are named as one, and their depth
        self._vanished = False
        self._collect(0, len(source), nested=0)
        self._pieces = Pieces([piece for piece, _, _ in self._flow])
        self._aside_pieces = Pieces([piece for piece, _, _ in self._asides])

    @classmethod
    def html(cls, source: str) -> Markup:
        """An HTML document or a fragment of one."""
        return cls(source, breaks=_BLOCKS, is_html=True)

    def readings(self) -> list[str]:
        """The text in its readings, then the attributes."""
        return [*self._pieces.readings(), *self._aside_pieces.readings()]

    def replaced(self, masked: Sequence[str]) -> str:
        """The markup with each reading replaced by the masked one."""
        flowing = len(self._pieces.readings())
        changes: list[tuple[int, Units, str]] = []
        for slots, pieces, texts in (
            (self._flow, self._pieces, masked[:flowing]),
            (self._asides, self._aside_pieces, masked[flowing:]),
        ):
            for (piece, begin, units), text in zip(slots, pieces.masked(texts), strict=True):
                if units is not None and text != piece.text:
                    changes.append((begin, units, _onto(units.text, piece.text, text)))
        return self._with(sorted(changes, key=lambda change: change[0]))

    def _with(self, changes: list[tuple[int, Units, str]]) -> str:
        parts, at = [], 0
        for begin, units, text in changes:
            parts += [self._source[at:begin], units.replaced(text)]
            at = begin + units.length
        return "".join([*parts, self._source[at:]])

    def _collect(self, start: int, stop: int, *, nested: int) -> None:
        at = start
        while at < stop:
            if len(self._flow) + len(self._asides) > _MOST:
                raise CannotMask("标记过多", "the markup has too many parts")
            try:
                token, at = next_token(self._source, at, stop)
            except CannotMask:
                if not nested:
                    raise
                token, at = Token("text", at, stop), stop  # a comment ends where it ends, whatever is in it
            hidden = nested + self._vanished + (self._hider[-1][1] if self._hider else 0)
            if token.kind == "text":
                self._text(token.begin, token.stop, hidden=hidden)
            elif token.kind == "raw":
                self._text(token.begin, token.stop, hidden=hidden, entities=False)
            elif token.kind == "comment" and nested < _NESTED:
                self._comment(token, nested + 1, hidden + 1)
            elif token.kind in ("comment", "declaration"):
                self._declaration(token)
            else:
                self._tag(token, hidden=hidden)
                at = self._raw_text(token, stop)

    def _comment(self, token: Token, nested: int, hidden: int) -> None:
        """What a comment holds may be markup, but opens and closes nothing outside."""
        outside = self._hider
        self._hider = outside[-1:]
        self._break(hidden=hidden)
        self._collect(token.begin, token.stop, nested=nested)
        self._break(hidden=hidden)
        self._hider = outside

    def _text(self, begin: int, stop: int, *, hidden: int, entities: bool = True) -> None:
        units = Units(self._source[begin:stop], entities=entities)
        self._flow.append((Piece(_collapsed(units.text), hidden), begin, units))

    def _break(self, *, hidden: int) -> None:
        last, _, units = self._flow[-1] if self._flow else (None, 0, None)
        if last is None or units is not None or last.hidden != hidden:
            self._flow.append((Piece("\n", hidden), 0, None))

    def _declaration(self, token: Token) -> None:
        text = self._source[token.begin : token.stop]
        if "<!ENTITY" in text.upper() or (not self._is_html and text[:7].upper() == "DOCTYPE"):
            raise CannotMask("文档自行定义实体", "the document declares entities of its own")
        self._aside(token.begin, token.stop)

    def _aside(self, begin: int, stop: int, *, link: bool = False, entities: bool = True) -> None:
        units = Units(self._source[begin:stop], entities=entities, link=link)
        self._asides += [(Piece(_collapsed(units.text)), begin, units), (_BREAK, 0, None)]

    def _tag(self, token: Token, *, hidden: int) -> None:
        name = token.name.rpartition(":")[2]
        if self._breaks is None or name in self._breaks:
            self._break(hidden=hidden)
        if token.kind == "end":
            self._vanished = self._vanished and name not in _ENDS_VANISHING
            if self._hider and self._hider[-1][0] == token.name:
                self._hider.pop()
            return
        for attribute, begin, stop in token.attributes:
            self._attribute(attribute, begin, stop)
        closed_at_once = token.name in _VOID if self._is_html else self._source[token.stop - 2] == "/"
        self._vanished = self._vanished or name == "vanish"
        if not closed_at_once:
            self._hide(token, name)

    def _hide(self, token: Token, name: str) -> None:
        """Go deeper where an element hides, and count those of its name within it, to know where it ends."""
        inside, depth = self._hider[-1] if self._hider else ("", 0)
        if self._is_hidden(token, name):
            if depth == _DEEPEST:
                raise CannotMask("隐藏层次过深", "what is hidden is nested too deeply")
            self._hider.append((token.name, depth + 1))
        elif token.name == inside:
            self._hider.append((token.name, depth))

    def _attribute(self, attribute: str, begin: int, stop: int) -> None:
        value = self._source[begin:stop]
        if attribute == "style" and _REORDERED.search(value):
            raise CannotMask("样式改变文字方向", "a style overrides the direction of the text")
        scheme = _scheme(value) if attribute in _LINKS else ""
        if attribute == "srcdoc" or scheme == "data":
            raise CannotMask("属性内嵌文档", "an attribute holds a document of its own")
        if scheme in _PARTS_OF_THE_MESSAGE:
            return
        short = len(value) < _SHORTEST and value.isascii()
        if not short and not _STRUCTURE.fullmatch(attribute):
            self._aside(begin, stop, link=attribute in _LINKS)

    def _is_hidden(self, token: Token, name: str) -> bool:
        if name == "bdo":
            raise CannotMask("标记改变文字方向", "a tag overrides the direction of the text")
        if name in self._hiding:
            return True
        return self._is_html and any(
            attribute == "hidden" or (attribute == "style" and _NOT_SHOWN.search(self._source, begin, stop))
            for attribute, begin, stop in token.attributes
        )

    def _raw_text(self, token: Token, stop: int) -> int:
        """Takes the text of a script or style as it stands; where the tokens go on."""
        if not (self._is_html and token.kind == "start" and token.name in _RAW):
            return token.stop
        match = _RAW[token.name].search(self._source, token.stop, stop)
        end = match.start() if match else stop
        text = self._source[token.stop : end]
        if token.name == "style" and (_REORDERED.search(text) or _generates(text)):
            raise CannotMask("样式表生成或重排文字", "a style sheet makes or reorders text")
        self._aside(token.stop, end, entities=False)
        return end


def _collapsed(text: str) -> str:
    """As many characters, but of each run of white space only the first can be seen."""
    return _SPACE.sub(lambda match: " " + "\u200b" * (len(match.group()) - 1), text)


def _generates(style: str) -> bool:
    """Whether a style makes text that is written in escapes."""
    return any("\\" in one and "content" in one.lower() for one in _DECLARATIONS.split(style))


def _onto(text: str, before: str, after: str) -> str:
    """``text`` with the characters in which ``after`` differs from ``before``."""
    return "".join(new if old != new else kept for kept, old, new in zip(text, before, after, strict=True))


def _scheme(link: str) -> str:
    """The scheme of a link as browsers see it, white space and control characters left out."""
    return "".join(c for c in Units(link).text.partition(":")[0] if c > " ").lower()
