"""Hostile texts for inline markup and tickets, and readers of the HTML and Jira they become."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

MARKUP_SAMPLES = [
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
TICKET_SAMPLES = [
    *(text for text in MARKUP_SAMPLES if text.strip("\0 ")),
    "<!channel> <@U012AB3CD> <https://evil.example|here>",
    "*bold* _it_ ~gone~ `code` ``two``",
    "{code}x{code} {noformat} {color:red}x{color} {{x}}",
    "[here|https://evil.example] [~admin] [^file] !https://evil.example/x.png!",
    r"back\slash \\ \* \{",
    "h1. Title", "bq. quoted", "---- ||head|| # one", "??cite?? ^up^ +in+ -out- :) (!) (x)",
    "&#42;bold&#42; &amp; &lt;b&gt;",
    "</script><script>alert(1)</script>\u2028",
    "# head", "- item", "1. one", "> quote", "[a](javascript:alert(1))", "![a](b)",
]  # fmt: skip


class Fragment(HTMLParser):
    """A parsed HTML fragment: its text, tags and links; any other attribute is an error."""

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


def one_line(text: str) -> str:
    """Return a text as a ticket shows it: on one line, without NUL."""
    return " ".join(text.replace("\0", "").split())


def jira_display(text: str) -> str:
    """Return the text that Jira displays for escaped text."""
    shown = re.sub(r"\\([^\\A-Za-z0-9\s])", r"\1", text)
    return re.sub(r"&#?\w+;", lambda found: html.unescape(found[0]), shown)
