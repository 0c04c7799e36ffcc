"""Projects of any size in the shape of the real one: same texts, same ties, other codes.

The real catalog is written again and again, each round with codes, constants and problems of
its own, so that a code has as many counterparts as a real one has, however many codes there
are. Large catalogs have more vendors: the later rounds of some belong to further ones.
"""

from __future__ import annotations

import itertools
import re
import shutil
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

import yaml

from atlas.catalog.data_folder import DIGESTS
from atlas.catalog.yaml_source import YAML_12_NUMBER
from synthetic import other_code

ROOT = Path(__file__).parents[2]
VENDORS = {20_000: 30, 5_000: 15}  # how many a catalog has from so many codes on
_SCOPED = ("ranges", "forms", "steps", "signs")
_AGAIN = re.compile(r"-\d+$")
_LINK = re.compile(r"\[\[([^\[\]\s]+)\]\]")

Record = dict[str, Any]


class _Dumper(yaml.CSafeDumper):
    """Quotes what the catalog's own reader wants quoted."""

    def ignore_aliases(self, data: Any) -> bool:
        """Write every value out."""
        return True


_Dumper.add_implicit_resolver("!number", YAML_12_NUMBER, list("-+.0123456789"))


def write_project(folder: Path, codes: int) -> None:
    """Write a whole project with so many codes."""
    write_frame(folder)
    write_data(folder / "data", codes)


def copy_project(folder: Path) -> None:
    """Write a whole project with the real codes."""
    write_frame(folder)
    shutil.copytree(ROOT / "data", folder / "data")


def write_frame(folder: Path) -> None:
    """Write all of a project but its data; hooks are the project's own, linked."""
    for name in ("mkdocs.yml", "hooks"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "docs", folder / "docs")


def write_data(data: Path, codes: int) -> None:
    """Write a catalog with so many codes."""
    data.mkdir()
    shutil.copy(ROOT / "data/platforms.yml", data)
    (data / DIGESTS).touch()
    real = _read()
    problems: list[Record] = []
    lists: dict[tuple[str, str], Record] = {}
    left = codes
    owners = _owners(list(real["vendors"]), codes)
    for number in itertools.count():
        if left <= 0:
            break
        problems += _again_problems(real["problems"], number)
        for vendor, name, content in _first(real["lists"], left):
            left -= len(content["codes"])
            slug = owners(vendor, number)
            codes_again = _again_codes(content["codes"], number, owners)
            known = lists.setdefault((slug, name), {**content, "codes": []})
            known["codes"] += codes_again
    written = [code for each in lists.values() for code in each["codes"]]
    categories = {code["category"] for code in written}
    kept = [each for each in real["categories"] if each["id"] in categories]
    _write(data / "categories.yml", {"categories": kept})
    used = {problem for code in written for problem in code["problems"]}
    problems = [each for each in problems if each["id"] in used]
    for problem in problems:
        if problem.get("case_of") not in used:
            problem.pop("case_of", None)
        if problem["category"] not in categories:
            problem["category"] = kept[0]["id"]
    _write(data / "problems.yml", {"problems": problems})
    for (slug, name), content in lists.items():
        (data / slug).mkdir(exist_ok=True)
        content["sources"] = list(_cited(content))
        _write(data / slug / f"{name}.yml", content)
        _write(
            data / slug / "vendor.yml",
            _named(real["vendors"][_AGAIN.sub("", slug)], slug, lists, used),
        )


def _read() -> Record:
    lists = []
    vendors = {}
    for path in sorted((ROOT / "data").glob("*/*.yml")):
        content = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)
        if path.name == "vendor.yml":
            vendors[path.parent.name] = content
        else:
            lists.append((path.parent.name, path.stem, content))
    shared: Record = {}
    for name in ("categories", "problems"):
        text = (ROOT / f"data/{name}.yml").read_text("utf-8")
        shared |= yaml.load(text, yaml.CBaseLoader)
    return {"lists": lists, "vendors": vendors, **shared}


def _first(lists: list[Any], left: int) -> Iterator[tuple[str, str, Record]]:
    """Yield the lists, cut where so many codes are reached."""
    for vendor, name, content in lists:
        if left > 0:
            yield vendor, name, {**content, "codes": content["codes"][:left]}
        left -= len(content["codes"])


def _again_problems(problems: list[Record], number: int) -> Iterator[Record]:
    for problem in problems:
        again = {**problem, "id": _name(problem["id"], number)}
        again["title"] += f" ({number})" if number else ""
        if "case_of" in problem:
            again["case_of"] = _name(problem["case_of"], number)
        yield again


def _again_codes(
    codes: list[Record], number: int, owners: Callable[[str, int], str]
) -> list[Record]:
    def ref(text: str) -> str:
        before, slash, code = text.rpartition("/")
        owner = f"{owners(before, number)}/" if slash else ""
        return owner + other_code(code, number)

    known = {code["code"] for code in codes}
    return [_again(code, number, ref, known) for code in codes]


def _again(code: Record, number: int, ref: Callable[[str], str], known: set[str]) -> Record:
    again = _texts(code)
    again["code"] = other_code(code["code"], number)
    again["problems"] = {_name(name, number): tie for name, tie in code["problems"].items()}
    if "name" in code:
        again["name"] = _names(code["name"], number)
    for cause in (*again.get("causes", []), *again.get("observed", [])):
        if isinstance(cause, dict) and "problem" in cause:
            cause["problem"] = _name(cause["problem"], number)
    for end in ("deprecated", "retired"):
        again.get(end, {}).pop("instead", None)
    again["related"] = [ref(each) for each in code.get("related", []) if each in known]
    return again if again["related"] else {k: v for k, v in again.items() if k != "related"}


def _names(name: Any, number: int) -> Any:
    if isinstance(name, str):
        return other_code(name, number)
    return {other_code(each, number): platforms for each, platforms in name.items()}


def _texts(value: Any) -> Any:
    """Return a record whose texts hold literals in place of links, which lead to one round only."""
    if isinstance(value, str):
        return _LINK.sub(lambda match: f"`{match[1]}`", value)
    if isinstance(value, list):
        return [_texts(each) for each in value]
    return {key: _texts(each) for key, each in value.items()}


def _owners(slugs: list[str], codes: int) -> Callable[[str, int], str]:
    """Return what gives the vendor of a round: the real one, or one that is made from it."""
    wanted = next((count for size, count in VENDORS.items() if codes >= size), len(slugs))
    each, rest = divmod(max(wanted, len(slugs)), len(slugs))
    sets = {slug: each + (at < rest) for at, slug in enumerate(slugs)}

    def owner(slug: str, number: int) -> str:
        again = number % sets[slug]
        return f"{slug}-{again + 1}" if again else slug

    return owner


def _name(name: str, number: int) -> str:
    return f"{name}-{number}" if number else name


def _named(
    vendor: Record, slug: str, lists: Collection[tuple[str, str]], problems: set[str]
) -> Record:
    """Return a vendor without what names a list or a problem left out; names are unique."""
    scoped = {
        key: [
            each
            for each in vendor.get(key, [])
            if all((slug, name) in lists for name in each.get("lists", []))
            and each.get("problem") in {None, *problems}
        ]
        for key in _SCOPED
    }
    kept = {
        key: value for key, value in vendor.items() if key not in ("lists", "aliases", *_SCOPED)
    }
    again = _AGAIN.search(slug)
    ending = again[0] if again else ""
    for sign in scoped["signs"] if again else ():
        sign["text"] += ending
    name = vendor["name"] + ending.replace("-", " ")
    return {**kept, **{key: value for key, value in scoped.items() if value}, "name": name}


def _cited(content: Record) -> Iterator[Record]:
    """Yield the sources of a list that its codes name; lines alone name the first."""
    named = [code["lines"] for code in content["codes"]]
    for at, source in enumerate(content["sources"]):
        if any(not at if isinstance(each, str) else source["id"] in each for each in named):
            yield source


def _write(path: Path, content: Record) -> None:
    text = yaml.dump(content, Dumper=_Dumper, sort_keys=False, width=100)
    path.write_text(text, "utf-8")
