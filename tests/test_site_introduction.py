"""The introduction: Markdown that brings nothing from elsewhere."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from predtrack.render.site.introduction import to_html

TAGS = {
    "p", "a", "strong", "em", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br",
    "h2", "h3", "h4", "h5", "h6",
}  # fmt: skip
PARTS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "![x](https://evil.example/x.png)",
    "[x](javascript:alert(1))", "[x](JAVASCRIPT&colon;alert(1))", "[x](data:text/html,x)",
    "[x](vbscript:x)", "[x](file:///etc/passwd)", "<javascript:alert(1)>", "[x](//evil.example)",
    "[a]: javascript:x '\"onclick=x'", "[a]", '[x](https://a.example/"onclick=x "t\\"onclick=x")',
    "```html onclick=x\n<b>\n```", "<!-- -->", "&lt;b&gt;", "\x1b[31m", "\u202e", "\t", "\n\n", "* ",
    "[x](java\nscript:x)", "[x](\x01javascript:x)", "# ", "> ", "`", "**",
)  # fmt: skip


class Seen(HTMLParser):
    """Gathers the tags of a page, and their attributes."""

    def __init__(self, html):
        super().__init__()
        self.tags = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("", ""),
        ("# What *this* is", "<h2>What <em>this</em> is</h2>\n"),
        ("###### Low", "<h6>Low</h6>\n"),
        ("**b** [x](https://a.example/?a=1&b)",
         '<p><strong>b</strong> <a href="https://a.example/?a=1&amp;b">x</a></p>\n'),
        ("[m](mailto:a@b.example) [p](person/bo.html#x)",
         '<p><a href="mailto:a@b.example">m</a> <a href="person/bo.html#x">p</a></p>\n'),
        ("![a *map* <b>](https://evil.example/x.png)", "<p>a map &lt;b&gt;</p>\n"),
        ("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>\n"),
        ("- é\n  - ü\r\n  - ä", "<ul>\n<li>é\n<ul>\n<li>ü</li>\n<li>ä</li>\n</ul>\n</li>\n</ul>\n"),
        ("می\u200cروند", "<p>می\u200cروند</p>\n"),
    ],
)  # fmt: skip
def test_markdown_becomes_html(markdown, html):
    assert to_html(markdown) == html


@given(st.lists(st.one_of(st.sampled_from(PARTS), st.text(max_size=5)), max_size=12))
def test_no_markdown_brings_scripts_pictures_or_other_schemes(parts):
    html = str(to_html("".join(parts)))
    for tag, attributes in Seen(html).tags:
        assert tag in TAGS
        assert attributes.keys() <= {"href", "title", "class", "start"}
        address = attributes.get("href", "")
        assert re.match(r"(https?://|mailto:|[\w./%~#?-]|$)", address)
        assert not re.match(r"(//|(?!https?:|mailto:)\w+:)", address)
    assert not {*"\x1b\x01\u202e"} & {*html}


@pytest.mark.parametrize("part", ["> ", "[", "*a ", "![[", "<", "`a", "- ", "&#", "](", "_*"])
def test_markdown_nested_without_end_is_read_soon(part):
    to_html(part * (16_000 // len(part)))
