"""Each text field of the data is displayed on its page.

The sample catalog has a different placeholder in every text field.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

import pytest

from atlas.pages import all_pages
from conftest import SITE_URL
from exported import exported, views_of
from hostile import SAMPLE, Loc, Placeholders, filled, loaded
from made_pages import site_of

Words = dict[str, Loc]  # placeholder → its field
ELSEWHERE = {  # shown on other pages, or not at all
    ("signs", "*", "text"), ("message_keys", "*"), ("company",), ("title",), ("sections", "*"),
    ("sources", "*", "license"), ("steps", "*", "text"),
}  # fmt: skip
LABELED = ("documentation", "title")  # a page links to "Official documentation" in place of it


class Made(NamedTuple):
    """The pages of the sample catalog and its placeholders, by data file."""

    words: dict[str, Words]
    pages: dict[str, str]
    markdown: str  # the Markdown page of beta/ERR_A


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    placeholders = Placeholders(["x"])
    words: dict[str, Words] = {}
    data: dict[str, Any] = {}
    for name in SAMPLE:
        found = words[name] = {}

        def record(loc: Loc, found: Words = found) -> str:
            word = placeholders.word(loc)
            found[word] = loc
            return word

        data |= filled(record, {name: SAMPLE[name]})
    del data["beta/server.yml"]["codes"][0]["advice"]  # the page would not show the guidance
    catalog = loaded(data, tmp_path_factory.mktemp("fields"))
    pages = {page.path: page.body() for page in all_pages(site_of(catalog, SITE_URL))}
    markdown = exported(SITE_URL, views_of(catalog))["beta/ERR_A/index.md"].decode()
    return Made(words, pages, markdown)


def missing(words: Iterable[str], text: str) -> list[str]:
    return [word for word in words if word not in text]


def words_of_the_first_problem(made: Made) -> Words:
    words = list(made.words["problems.yml"].items())
    return dict(words[: len(words) // 2])


def words_of_a_code_page(made: Made) -> list[str]:
    guidance = {"causes", "actions", "say"}
    problem = words_of_the_first_problem(made).items()
    entry = made.words["beta/server.yml"].items()
    vendor = made.words["beta/vendor.yml"].items()
    return [
        *(word for word, loc in problem if guidance & set(loc)),
        *(word for word, loc in vendor if "steps" in loc),
        *(word for word, loc in entry if loc not in ELSEWHERE and "advice" not in loc),
    ]


def test_a_problem_page_displays_each_field_and_links_to_its_case(made: Made) -> None:
    page = made.pages["problems/user-not-found/"]
    assert missing(words_of_the_first_problem(made), page) == []
    assert 'href="../../problems/user-gone/"' in page


def test_a_code_page_displays_each_field_and_the_guidance(made: Made) -> None:
    labeled = {word for word, loc in made.words["beta/server.yml"].items() if loc == LABELED}
    words = [word for word in words_of_a_code_page(made) if word not in labeled]
    assert missing(words, made.pages["beta/ERR_A/"]) == []


def test_a_markdown_page_displays_each_field_and_the_guidance(made: Made) -> None:
    assert missing(words_of_a_code_page(made), made.markdown) == []


def test_a_vendor_page_displays_each_field(made: Made) -> None:
    words = [word for word, loc in made.words["acme/vendor.yml"].items() if loc not in ELSEWHERE]
    assert missing(words, made.pages["acme/"]) == []
