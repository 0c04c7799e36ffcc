"""Catalog text as HTML: text stays text, whatever it holds, and links lead to code pages only."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from atlas.text.inline_markup import inline, links_in, plain, split_ref

HOSTILE = [
    "<script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "[[<script>alert(1)</script>]]",
    "[[\"onmouseover='alert(1)']]",
    '`" onclick="alert(1)`',
    "[[javascript:alert(1)]]",
    "[[javascript:alert(1)//x]]",
    "[[javascript:x/607]]",
    "[[data:text/html,<b>]]",
    "[[https://evil.example/x]]",
    "[[//evil.example/x]]",
    "[[/etc/passwd]]",
    "[[../../etc/passwd]]",
    "[[..]]",
    "[[.]]",
    "[[acme/..]]",
    "[[acme/]]",
    "[[/607]]",
    "[[Acme/607]]",
    "[[]]",
    "[[ 607 ]]",
    "[[[607]]]",
    "[[[[607]]]]",
    "[[607",
    "607]]",
    "[[6]07]]",
    "[[607|<b>label</b>]]",
    "[[607]][[608]]",
    "`[[607]]`",
    "[[`607`]]",
    "`unpaired [[607]]",
    "a ` b",
    "``",
    "```",
    "`a``b`",
    "&lt;b&gt; &amp; &#60;",
    "{{ 7 * 7 }} {% raw %} {# x #}",
    "| a | b |\n|---|---|",
    "*a* _b_ **c** [d](e) <!-- f --> ![g](h)",
    "\"double\" 'single'",
    "\u202eabc\u0000",
    "",
]


class Parsed(HTMLParser):
    """A fragment as a browser takes it: its text, its tags, its links."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value for name, value in attrs if name == "href"]
        assert {name for name, _ in attrs} <= {"href"}

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("root", ["../../", "./", "/"])
def test_hostile_text_stays_text(text: str, root: str) -> None:
    parsed = Parsed(inline(text, "acme", root))
    assert parsed.tags <= {"a", "code"}
    marks = str.maketrans("", "", "`[]")
    # A link to another vendor's code shows the code only: the words before it may be gone.
    assert set(parsed.text.translate(marks)) <= set(text.translate(marks))


@pytest.mark.parametrize("text", HOSTILE)
def test_links_of_hostile_text_lead_to_code_pages_only(text: str) -> None:
    for link in Parsed(inline(text, "acme", "../../")).links:
        assert link in {
            "../../acme/607/",
            "../../acme/608/",
            "../../acme/javascript-alert-1-/",
            "../../acme/-onmouseover--alert-1--/",
            "../../acme/607-/",
            "../../acme/-607-/",
        }, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain & <simple>.", "Plain &amp; &lt;simple&gt;."),
        ("Set `a < b`.", "Set <code>a &lt; b</code>."),
        ("See [[607]].", 'See <a href="../acme/607/"><code>607</code></a>.'),
        ("See [[openim/1101]].", 'See <a href="../openim/1101/"><code>1101</code></a>.'),
        ("See [[-1]].", 'See <a href="../acme/-1/"><code>-1</code></a>.'),
        ("See [[a:b]].", 'See <a href="../acme/a-b/"><code>a:b</code></a>.'),
        ("`[[607]]`", "<code>[[607]]</code>"),
        ("one ` alone", "one ` alone"),
        ("[[607", "[[607"),
        ("[[..]] and [[Acme/1]]", "[[..]] and [[Acme/1]]"),
    ],
)
def test_inline(text: str, expected: str) -> None:
    assert inline(text, "acme", "../") == expected


def test_a_bare_code_is_no_link_where_no_vendor_owns_the_text() -> None:
    assert inline("See [[607]].", "", "./") == "See [[607]]."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [[607]] and `appId`.", "See 607 and appId."),
        ("See [[openim/1101]].", "See 1101."),
        ("<b>&amp;</b> \"'", "<b>&amp;</b> \"'"),
        ("one ` alone, [[ open", "one ` alone, [[ open"),
        ("`[[607]]`", "[[607]]"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nothing.", []),
        ("[[607]], [[openim/1101]]", [("acme", "607"), ("openim", "1101")]),
        ("`[[607]]` is text", []),
        ("[[javascript:alert(1)]]", [("acme", "javascript:alert(1)")]),
        ("[[../x]] [[..]]", [("..", "x"), ("acme", "..")]),
        ("[[a b]] [[]] [[607", []),
    ],
)
def test_links_in(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(links_in(text, "acme")) == expected


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("607", ("acme", "607")),
        ("openim/1101", ("openim", "1101")),
        ("openim/a/b", ("openim", "a/b")),
        ("/607", ("", "607")),
        ("openim/", ("openim", "")),
        ("", ("acme", "")),
    ],
)
def test_split_ref(ref: str, expected: tuple[str, str]) -> None:
    assert split_ref(ref, "acme") == expected
