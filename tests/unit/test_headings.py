"""The table of contents of a page is made of its headings, if the page is long."""

from __future__ import annotations

from atlas.text.headings import LONG, MANY, Heading, contents

TEXT = f"<p>{'x' * LONG}</p>"


def test_headings_are_listed_below_those_above_them() -> None:
    html = f"""<h2 id="a">A &amp; <code>B</code></h2><h3 class="k" id="-1">C</h3>
        <h2 id="d"><a href="#">D</a> <span class="chip__count">7</span></h2>{TEXT}"""
    assert contents(html) == [
        Heading("a", "A & B", [Heading("-1", "C", [])]),
        Heading("d", "D", []),
    ]


def test_a_short_page_has_none() -> None:
    assert contents('<h2 id="a">A</h2>' * 9) == []


def test_a_page_with_one_or_two_headings_has_none() -> None:
    assert contents('<h2 id="a">A</h2>' * 2 + TEXT) == []


def test_of_many_headings_those_of_the_first_level_are_listed() -> None:
    below = '<h3 id="b">B</h3>' * MANY
    assert contents(f'<h2 id="a">A</h2>{below}{TEXT}') == [Heading("a", "A", [])]
