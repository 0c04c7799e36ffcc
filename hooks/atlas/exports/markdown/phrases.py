"""The recurring phrases of a Markdown page: a code named elsewhere, a problem, the triage."""

from __future__ import annotations

from atlas import urls
from atlas.presentation.view_models import CodeView, ProblemView
from atlas.presentation.words import Words
from atlas.text.markdown import code, escape, link, text_of


class Phrases:
    """Says in the words of the interface what views hold; `root` leads to the site's root."""

    def __init__(self, words: Words, root: str) -> None:
        self.words = words
        self.root = root
        self._others: dict[int, tuple[str, str]] = {}  # of each code, before and after its tie

    def link(self, text: str, path: str) -> str:
        """Return a link to a path of the site; the text is Markdown already."""
        return link(text, f"{self.root}{path}")

    def triage(self, view: CodeView | ProblemView) -> str:
        """Return whether to retry, and who acts."""
        retry, who = self.words["retry"], self.words["who"]
        return f"{retry['label']} {retry[view.retry]}. {who['label']} {who[view.who]}."

    def returns(self, text: str | None) -> str:
        """Return what follows a cause: what the service returns."""
        return f" {self.words['code']['returns']} {code(text)}" if text else ""

    def problem(self, problem: ProblemView) -> str:
        """Return a problem, and how the code stands to it."""
        relation = f" ({self.words['relation'][problem.relation]})" if problem.relation else ""
        return self.link(escape(problem.title), problem.path) + relation

    def other(self, other: CodeView) -> str:
        """Return another code: whose, what it is to this one, what it is called and means."""
        if other.key not in self._others:
            target = self.link(code(other.code), urls.markdown_path(other.vendor, other.code))
            called = "".join(f", {code(each)}" for each in (other.name, other.message) if each)
            parts = (f"{escape(other.vendor_name)} {target}", f"{called}: {text_of(other.meaning)}")
            self._others[other.key] = parts
        whose, what = self._others[other.key]
        shared = f" {self.words['code']['same_code_also']}" if other.shared else ""
        return f"{whose}{self._tie(other)}{what}{shared}"

    def _tie(self, other: CodeView) -> str:
        if other.match:
            return f" ({self.words['match'][other.match]})"
        return f" ({self.words['relation'][other.relation]})" if other.relation else ""
