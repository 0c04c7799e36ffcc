"""The Jinja environment of the page bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from jinja2 import UndefinedError

from atlas.pages.jinja_env import breakable, page_environment
from conftest import ROOT
from made_pages import WORDS


def keys_of(words: Any) -> Iterator[str]:
    if isinstance(words, dict):
        for key, value in words.items():
            yield key
            yield from keys_of(value)


def test_no_word_has_the_name_of_a_dict_method() -> None:
    """In a template, `w.site.copy` would be the method."""
    assert set(keys_of(WORDS)) & set(dir(dict)) == set()


def test_a_missing_word_is_an_error() -> None:
    template = page_environment(ROOT / "hooks/templates", WORDS).from_string("{{ w.site.nothing }}")
    with pytest.raises(UndefinedError, match="nothing"):
        template.render()


def test_a_number_is_printed_with_separators_of_thousands_and_a_code_is_not() -> None:
    template = page_environment(ROOT / "hooks/templates", WORDS).from_string("{{ n }} {{ code }}")
    assert template.render(n=3184, code="3184") == "3,184 3184"


def test_a_day_is_printed_as_readers_write_it() -> None:
    template = page_environment(ROOT / "hooks/templates", WORDS).from_string("{{ day | date }}")
    assert template.render(day="2023-07-04") == "4 July 2023"


def test_a_code_may_break_after_each_underscore() -> None:
    assert breakable("A_B<") == "A_<wbr>B&lt;"


def test_a_name_in_camel_case_may_break_between_its_words() -> None:
    assert breakable("IDNotFound<_x") == "ID<wbr>Not<wbr>Found&lt;_<wbr>x"
