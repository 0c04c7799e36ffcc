"""Escapes text for the markup of Jira, Slack and HTML, so that it is shown as the same text."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

# What opens markup in Jira's wiki notation. A hyphen, a plus or an underscore does so only at
# the edge of a word; inside one it is easier to read without a backslash.
_JIRA = re.compile(
    r"[\\{}\[\]|*^~!#]|&(?=#?\w+;)|\?(?=\?)|(?<=\?)\?"
    r"|(?<![A-Za-z0-9])[_+-]|[_+-](?![A-Za-z0-9])"
    r"|[:;](?=[()DPp])|\((?=[!?/+*xyion-])",
    re.ASCII,
)
_JIRA_ENTITIES = {"\\": "&#92;", "&": "&amp;"}  # two backslashes would be a line break
_JIRA_BLOCK = re.compile(r"^(h[1-6]|bq)\.")
_SLACK = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def jira_text(text: str) -> str:
    """Return text in Jira's wiki notation."""

    def escaped(match: re.Match[str]) -> str:
        return _JIRA_ENTITIES.get(match[0], f"\\{match[0]}")

    return _JIRA_BLOCK.sub(r"\1&#46;", _JIRA.sub(escaped, text))


def jira_code(text: str) -> str:
    """Return text in fixed width in Jira's wiki notation, which parses markup there, too."""
    return f"{{{{{jira_text(text)}}}}}"


def jira_link(text: str, address: str) -> str:
    """Return a link in Jira's wiki notation."""
    return f"[{jira_text(text)}|{address}]"


def slack_text(text: str) -> str:
    """Return text in Slack's mrkdwn; mentions and links are escaped."""
    return text.translate(_SLACK)


def slack_code(text: str) -> str:
    """Return text in fixed width in Slack's mrkdwn, where a backtick cannot be escaped."""
    return f"`{slack_text(text.replace('`', chr(39)))}`"


def slack_strong(text: str) -> str:
    """Return bold text in Slack's mrkdwn, where an asterisk cannot be escaped."""
    return f"*{slack_text(text.replace('*', '∗'))}*"


def html_code(text: str) -> Markup:
    """Return text in fixed width in HTML."""
    return Markup("<code>%s</code>") % text


def html_link(text: str, address: str) -> Markup:
    """Return a link in HTML."""
    return Markup('<a href="%s">%s</a>') % (address, text)


def html_lines(*lines: str) -> str:
    """Return lines, each text or HTML already, as one paragraph in HTML."""
    joined = Markup("<br>").join(escape(line) for line in lines)
    return str(Markup("<p>%s</p>") % joined)
