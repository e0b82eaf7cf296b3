"""HTML as an adversary would write it: what a person can read of a number is masked, the tags stay."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from privacy.gateway.samples import CARD, MOBILE, guard

from zhengdun.privacy.gateway.formats.html import Html
from zhengdun.privacy.gateway.guard import CannotMask


def masked(source, charset="utf-8"):
    page = Html(source.encode(charset), charset)
    return page.rewritten([one.text for one in guard(page.readings())]).decode(charset)


STARS = "*" * 11
SPLIT = {
    "bold": ("<b>138</b>00138000", "<b>***</b>********"),
    "many tags": ("<i>1</i><font size=2>380</font><span>0138</span><em>000</em>", None),
    "an empty tag": ("138<wbr>0013<span></span>8000", "***<wbr>****<span></span>****"),
    "a comment within": ("138<!-- -->00138000", "***<!-- -->********"),
    "entities": ("1&#51;&#x38;00138000", STARS),
    "entities without semicolon": ("&#49&#51&#56;00138000", STARS),
    "named entity of a space": ("138&nbsp;0013&nbsp;8000", "***&nbsp;****&nbsp;****"),
    "soft hyphens": ("138&shy;0013&shy;8000", "***&shy;****&shy;****"),
    "zero width": ("138\u200b0013\u20608000", "***\u200b****\u2060****"),
    "full width": ("１３８００１３８０００", "＊" * 11),
    "mathematical digits": ("𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎", STARS),
    "circled digits": ("①③⑧⓪⓪①③⑧⓪⓪⓪", STARS),
    "keycaps": ("".join(f"{digit}\ufe0f\u20e3" for digit in MOBILE), None),
    "read aloud": ("一三八零零一三八零零零", STARS),
    "line broken in the source": ("138\n   0013 \r\n 8000", "***\n   **** \r\n ****"),
    "odd hyphens": ("138‐0013－8000", "***‐****－****"),
    "a hidden word within": ('138<span style="display: none">x</span>00138000', None),
    "a hidden word after hiding in a comment": ("<!-- <div hidden> -->138<i hidden>x</i>00138000", None),
    "a hidden word after hiding that ends early": ("<p hidden>y<p>138<i hidden>x</i>00138000", None),
    "a hidden word in a hidden word": ("<i hidden>138<b hidden>x</b>00138000</i>", None),
    "a digit a cell": ("<tr>" + "".join(f"<td> {digit} </td>" for digit in MOBILE) + "</tr>", None),
    "a digit a line": ("<br>".join(MOBILE), "<br>".join(STARS)),
}


@pytest.mark.parametrize("how", SPLIT)
def test_a_number_is_found_however_it_is_written(how):
    source, expected = SPLIT[how]
    after = masked(f"<p>电话 {source}</p>")
    if expected is not None:
        assert after == f"<p>电话 {expected}</p>"
    assert re.sub("<[^>]*>|[^*＊]", "", after).count("*") + after.count("＊") >= 11
    assert re.findall("<[^>]*>", after) == re.findall("<[^>]*>", f"<p>电话 {source}</p>")


ELSEWHERE = {
    "comment": f"<!-- {MOBILE} -->",
    "comment with tags": f"<!--[if mso]><b>{MOBILE[:3]}</b>{MOBILE[3:]}<![endif]-->",
    "bogus comment": f"<! {MOBILE}>",
    "title": f"<title>{MOBILE}</title>",
    "title attribute": f'<a title="{MOBILE}">x</a>',
    "alt": f"<img alt={MOBILE}>",
    "value": f"<input type=hidden value='{MOBILE}'>",
    "meta": f'<meta name=description content="{MOBILE}">',
    "tel link": '<a href="tel:+86-138-0013-8000">x</a>',
    "link": f'<a href="https://broker.example/?card={CARD}">x</a>',
    "encoded link": '<a href="https://broker.example/?card=%36%32%32%32021234567890128">x</a>',
    "mailto link": '<a href="mailto:li%40investor.example">x</a>',
    "data attribute": f"<p data-card={CARD}>x</p>",
    "style": f'<style>p:after {{content: "{MOBILE}"}}</style>',
    "script": f"<script>if (a<b) show('{MOBILE}')</script>",
    "script with a quote": f"<script>a<b x='</script><p>{MOBILE}</p>",
    "hidden": f"<div hidden><p>{MOBILE}</p></div>",
    "not shown": f'<p style="display:none">{MOBILE}</p>',
    "textarea": f"<textarea>{MOBILE}</textarea>",
    "template": f"<template>{MOBILE}</template>",
    "noscript": f"<noscript>{MOBILE}</noscript>",
}


@pytest.mark.parametrize("where", ELSEWHERE)
def test_a_number_is_found_wherever_it_stands(where):
    after = masked(f"<p>文字</p>{ELSEWHERE[where]}<p>文字</p>")
    assert after.startswith("<p>文字</p>")
    assert after.endswith("<p>文字</p>")
    assert not any(counts.counts for counts in guard([after, re.sub("<[^>]*>", "", after)]))
    assert "%36" not in after
    assert "investor" not in after


STAYS = [
    '<html><head><meta charset="gb2312"></head><body class=a1 style="width:1380013800px">文字</body></html>',
    "<table><tr><td>138001</td><td>38000</td></tr></table>",
    "<p>138001</p><p>38000</p>",
    "a < b && c > d &amp; &lt;13&gt; &unknown; & <3",
    '<img src="cid:part1@broker.example" width=100><br/><hr>',
    "<P>UPPER<BR>CASE</P  >",
    "",
]


@pytest.mark.parametrize("source", STAYS)
def test_what_holds_nothing_stays_as_it_was(source):
    assert masked(source) == source


HELD = {
    "open tag": "<p><a href=x",
    "open quote": '<a title="x>y',
    "open comment": "x <!-- y",
    "override of direction": "<bdo dir=rtl>00083100831</bdo>",
    "override by a style": '<p style="unicode-bidi:bidi-override;direction:rtl">x</p>',
    "override by a style sheet": "<style>p{unicode-bidi:bidi-override}</style>",
    "override by a character": "\u202e00083100831",
    "text made by a style sheet": r'<style>p:after{content:"\31\33\38"}</style>',
    "a document in a link": '<iframe src="data:text/html;base64,MTM4">x</iframe>',
    "a document in a link, spaced": '<img src=" d&#97;ta:image/png;base64,MTM4">',
    "a document in an attribute": '<iframe srcdoc="x"></iframe>',
    "hiding in hiding": "<i hidden>" * 9,
    "entities of its own": '<!DOCTYPE html [<!ENTITY a "138">]>',
}


@pytest.mark.parametrize("why", HELD)
def test_what_cannot_be_read_for_certain_is_held(why):
    with pytest.raises(CannotMask):
        masked(HELD[why])


def test_a_mask_that_the_charset_lacks_becomes_an_entity():
    page = Html("<p>caf\xe9 １３８００１３８０００".encode("iso8859-1", "xmlcharrefreplace"), "iso-8859-1")
    after = page.rewritten([one.text for one in guard(page.readings())])
    assert after == b"<p>caf\xe9 " + b"&#65290;" * 11


@given(
    st.lists(
        st.sampled_from(["<", ">", "<b>", "</b>", "<!--", "-->", '"', "'", "=", "<a x=", "&#", "1", "38", " ", "\n"])
    )
)
def test_any_markup_is_read_to_its_end_or_held(parts):
    source = "".join(parts)
    try:
        page = Html(source.encode())
    except CannotMask:
        return
    assert page.rewritten(page.readings()).decode() == source


@given(
    st.lists(st.sampled_from(["<b>", "</b>", "<span>", "\u200b", "&shy;", "<!-- c -->", ""]), min_size=11, max_size=11)
)
def test_whatever_stands_between_the_digits_the_number_is_found(between):
    source = "".join(f"{digit}{other}" for digit, other in zip(MOBILE, between, strict=True))
    after = masked(f"<p>{source}</p>")
    assert not any(digit in after for digit in MOBILE)
