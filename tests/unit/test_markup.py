"""Inline markup as HTML: any text stays text, and links lead to code pages only."""

from __future__ import annotations

import pytest

from atlas.text.inline_markup import inline, links_in, plain, split_ref
from faults import assert_no_faults
from hostile_samples import MARKUP_SAMPLES, Fragment

ROOTS = ["../../", "./", "/"]
LINKS = {
    "../../acme/607/",
    "../../acme/608/",
    "../../acme/javascript-alert-1-/",
    "../../acme/-onmouseover--alert-1--/",
    "../../acme/607-/",
    "../../acme/-607-/",
}


def test_inline_markup_creates_only_links_and_code() -> None:
    assert_no_faults(
        f"{text!r} with root {root!r}: creates {sorted(tags)}"
        for text in MARKUP_SAMPLES
        for root in ROOTS
        if not (tags := Fragment(inline(text, "acme", root)).tags) <= {"a", "code"}
    )


def test_inline_markup_displays_no_other_characters() -> None:
    """A link to another vendor's code displays the code only, without the vendor."""
    marks = str.maketrans("", "", "`[]")
    assert_no_faults(
        f"{text!r} with root {root!r}: displays {shown!r}"
        for text in MARKUP_SAMPLES
        for root in ROOTS
        if not set((shown := Fragment(inline(text, "acme", root)).text).translate(marks))
        <= set(text.translate(marks))
    )


def test_links_of_hostile_text_lead_to_code_pages_only() -> None:
    assert_no_faults(
        f"{text!r}: links to {link}"
        for text in MARKUP_SAMPLES
        for link in Fragment(inline(text, "acme", "../../")).links
        if link not in LINKS
    )


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
def test_inline_renders_code_and_links_as_html(text: str, expected: str) -> None:
    assert inline(text, "acme", "../") == expected


def test_a_code_without_a_vendor_is_not_a_link() -> None:
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
def test_plain_removes_the_markup(text: str, expected: str) -> None:
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
def test_links_in_returns_vendor_and_code(text: str, expected: list[tuple[str, str]]) -> None:
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
def test_split_ref_returns_vendor_and_code(ref: str, expected: tuple[str, str]) -> None:
    assert split_ref(ref, "acme") == expected
