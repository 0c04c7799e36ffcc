"""The Jinja environment of the page bodies: what comes from the catalog is text.

Two things make it quick without a word of it in the templates. The words of the interface are
the same on every page, so they are put in place while a template is compiled. And what many
pages say of a code in the same way is rendered once: see `once`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import CodeType
from typing import Any, ClassVar, Protocol

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.bccache import Bucket
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from atlas import urls
from atlas.output.csp import POLICY
from atlas.presentation.paging import COLUMNS
from atlas.presentation.words import Words
from atlas.text.inline_markup import inline

_Macro = Callable[..., Markup]

_PIECES = (
    "parts",
    "finder",
    "pairs",
    "changed",
    "table",
    "ticket",
)  # files of macros, which every template knows


def page_environment(templates: Path, words: Words) -> Environment:
    """Return an environment for one build: it remembers what it rendered."""
    environment = _Environment(
        words,
        loader=FileSystemLoader(templates),
        autoescape=True,
        auto_reload=False,
        bytecode_cache=Compiled(words),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        inline=inline, breakable=breakable, once=_remembering(), triage=_triages(environment)
    )
    environment.tests["wide"] = lambda vendors: len(vendors) > COLUMNS
    environment.globals.update(urls=urls, policy=POLICY)
    for name in _PIECES:
        environment.globals[name] = environment.get_template(f"_{name}.html").module
    return environment


def breakable(code: str) -> Markup:
    """Return a code that may be broken over lines after each underscore."""
    return Markup(str(escape(code)).replace("_", "_<wbr>"))


class Compiled(BytecodeCache):
    """The templates that this process has compiled, for its next build."""

    _known: ClassVar[dict[str, CodeType]] = {}

    def __init__(self, folded: object = None) -> None:
        """`folded` is what is put into the templates besides their own text."""
        self._folded = repr(folded)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template's code to Jinja, if the template is as it was."""
        bucket.code = self._known.get(self._key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        assert bucket.code is not None  # Jinja has just compiled it
        self._known[self._key(bucket)] = bucket.code

    def _key(self, bucket: Bucket) -> str:
        return f"{bucket.key} {bucket.checksum} {self._folded}"


class _Environment(Environment):
    def __init__(self, words: Words, **options: Any) -> None:
        super().__init__(**options)
        self._words = _Words(words)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = self._words.visit(super()._parse(source, name, filename))
        return tree


class _Words(NodeTransformer):
    """Puts the words in place of `w` and what is looked up in it; Jinja folds the rest."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802, the visitor's way
        """Return the words for their name, any other name as it is."""
        return nodes.Const(self._words, lineno=node.lineno) if node.name == "w" else node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802
        """Return the word; a word comes before a method of the same name, such as `clear`."""
        of = node.node = self.visit(node.node)
        if isinstance(of, nodes.Const) and isinstance(of.value, dict) and node.attr in of.value:
            return nodes.Const(of.value[node.attr], lineno=node.lineno)
        return node


class _Coded(Protocol):
    @property
    def key(self) -> int: ...


class _Judged(Protocol):
    @property
    def retry(self) -> str: ...
    @property
    def who(self) -> str: ...


def _remembering() -> Callable[[_Coded, _Macro, str], Markup]:
    kept: dict[tuple[int, int, str], Markup] = {}

    def once(view: _Coded, macro: _Macro, root: str) -> Markup:
        """Return what a macro makes of a code on pages of one depth, made but once."""
        key = (id(macro), view.key, root)
        found = kept.get(key)
        if found is None:
            found = kept[key] = macro(view, root)
        return found

    return once


def _triages(environment: Environment) -> Callable[[_Judged], Markup]:
    kept: dict[tuple[str, str], Markup] = {}

    def triage(view: _Judged) -> Markup:
        """Return whether to retry and who acts as badges; there are few of them."""
        key = (view.retry, view.who)
        if key not in kept:
            parts: Any = environment.globals["parts"]
            kept[key] = parts.badges(view)
        return kept[key]

    return triage
