"""Every path and ID of the site, in one place.

Paths are relative to the root of the site; those of pages end in `/`. The path of a code contains
the code exactly as printed, so anyone can build the link. Only characters that a path or a file
system cannot hold become `-`.
"""

from __future__ import annotations

import re
from urllib.parse import quote

HOME = ""
CATEGORIES = "categories/"
MATRIX = "matrix/"
MIGRATE = "migrate/"
FIND = "find/"
PROBLEMS = "problems/"
PREVIEW = "assets/preview.png"
CHANGES = "changes/"
FEED = "changes.atom"
VENDORS = "#vendors"  # the place of the home page that lists them
MISSING = "404.html"  # what a host shows at an unknown path

# The folders at the root of the site: generated pages, files, the prose of docs/. A vendor cannot
# have their names. A test compares them with the site.
RESERVED_SLUGS = frozenset(
    """
    about api assets categories changes contribute find guide hosting links matrix migrate
    problems speed
    """.split()  # noqa: SIM905
)

# The other IDs of pages with a row for each code, or a section for each vendor, category or list. A
# test compares them with the pages.
_OWN_ID = re.compile(
    r"actions|beginnings|category-problems|causes|codes|constants|content|covers|elsewhere|find-top"
    r"|forms|gaps|handle|mapped|menu|notes|observed|overview|ranges|related|same|sources"
    r"|ticket-(note|say|title)|title|where"
)
_DEVICE = re.compile(r"(con|prn|aux|nul|(com|lpt)[0-9])(\.|$)", re.IGNORECASE)
_NOT_IN_PATH = re.compile(r"[^A-Za-z0-9._-]")
_NOT_IN_HYPHEN_SLUG = re.compile(r"[^A-Za-z0-9-]")
_API = "api/v1/"


def is_device(name: str) -> bool:
    """Return whether a name is a device name on Windows: `aux`, `NUL.txt`."""
    return bool(_DEVICE.match(name))


def code_slug(code: str) -> str:
    """Return a code as a path segment."""
    return _NOT_IN_PATH.sub("-", code)


def hyphen_slug(code: str) -> str | None:
    """Return a code in letters, digits and hyphens only; None if its slug is already so."""
    slug = code_slug(code)
    hyphens = _NOT_IN_HYPHEN_SLUG.sub("-", slug)
    return None if hyphens == slug else hyphens


def vendor_path(vendor: str) -> str:
    """Return the path of a vendor's page."""
    return f"{vendor}/"


def code_path(vendor: str, code: str) -> str:
    """Return the path of a code's page: `agora/-1/`."""
    return f"{vendor}/{code_slug(code)}/"


def part_path(path: str, begins: str) -> str:
    """Return the path of a part of a long list: `agora/~6/`. Code paths contain no `~`."""
    return f"{path}~{begins}/" if begins else path


def listing_path(path: str, vendor: str) -> str:
    """Return the path of the codes of one vendor in a category or a problem."""
    return f"{path}{vendor}/"


def anchor(slug: str) -> str:
    """Return the ID of what has a slug: the slug, unless pages use that ID themselves."""
    return f"~{slug}" if _OWN_ID.fullmatch(slug) else slug


def row_anchor(code: str) -> str:
    """Return the ID of the row of a code."""
    return anchor(code_slug(code))


def list_anchor(code_list: str) -> str:
    """Return the ID of the codes of a list on the page of its vendor: `web~`."""
    return f"{code_list}~"


def list_path(vendor: str, code_list: str, begins: str = "") -> str:
    """Return the path of a list on the page of its vendor, or on a part of it."""
    return f"{part_path(vendor_path(vendor), begins)}#{list_anchor(code_list)}"


def list_section_anchor(code_list: str, section: str) -> str:
    """Return the ID of a section of a list on the page of its vendor: `web~~group-errors`.

    A code contains no `~`, so the ID of a row has neither two of them nor one at its end.
    """
    name = re.sub(r"\W+", "-", section).strip("-").lower()
    return f"{code_list}~~{name or '-'}"


def beside(path: str, page: str) -> str:
    """Return a path as a page links it; of a file in the page's folder, its name."""
    name = path.removeprefix(page)
    return name if "/" not in name else f"{root_from(page)}{path}"


def section_prefix(code_list: str) -> str:
    """Return how IDs begin in the section of a list on a code's page: `status~where`."""
    return f"{anchor(code_list)}~"


def section_path(vendor: str, code: str, code_list: str) -> str:
    """Return the path of what one list says about a code: `sendbird/400111/#javascript`."""
    return f"{code_path(vendor, code)}#{anchor(code_list)}"


def row_path(vendor: str, code: str, begins: str = "") -> str:
    """Return the path of the row of a code on the page of its vendor, or on a part of it."""
    return f"{part_path(vendor_path(vendor), begins)}#{row_anchor(code)}"


def category_path(category: str) -> str:
    """Return the path of a category's page."""
    return f"{CATEGORIES}{category}/"


def matrix_path(category: str) -> str:
    """Return the path of the matrix of one category."""
    return f"{MATRIX}{category}/"


def problem_path(problem: str) -> str:
    """Return the path of a problem's page."""
    return f"{PROBLEMS}{problem}/"


def migration_path(source: str, target: str) -> str:
    """Return the path of the mapping of the codes of one vendor to those of another."""
    return f"{MIGRATE}{source}/{target}/"


def release_path(day: str) -> str:
    """Return the path of a release on the page of changes."""
    return f"{CHANGES}#{day}"


def release_page(day: str, vendor: str = "") -> str:
    """Return the path of the separate page of a release, or of a vendor in it."""
    return f"{CHANGES}{day}/{vendor}/" if vendor else f"{CHANGES}{day}/"


def mapping_path(source: str, target: str, suffix: str) -> str:
    """Return the path of a mapping as a file: suffix `json` or `csv`."""
    return f"{_API}mappings/{source}/{target}.{suffix}"


def api_path(name: str) -> str:
    """Return the path of an export: `catalog.json`, `schema/code.json`."""
    return f"{_API}{name}"


def code_file(vendor: str, slug: str) -> str:
    """Return the path of the JSON of a code."""
    return f"{_API}codes/{vendor}/{slug}.json"


def json_of(page: str) -> str:
    """Return the path of the JSON of a code, given the path of its page or of a redirect to it."""
    vendor, slug, _ = page.split("/")
    return code_file(vendor, slug)


def constants_path(vendor: str, suffix: str, code_list: str = "") -> str:
    """Return the path of a list as constants, by default the first: suffix `py`, `ts`, …"""
    return f"{_API}constants/{vendor}{f'/{code_list}' if code_list else ''}.{suffix}"


def constants_name(vendor: str, suffix: str, code_list: str = "") -> str:
    """Return the name under which a file of constants is saved; Python imports no hyphens."""
    return f"{vendor}-{code_list}".strip("-").replace("-", "_") + f".{suffix}"


def markdown_path(vendor: str, code: str) -> str:
    """Return the path of the Markdown page of a code."""
    return markdown_of(code_path(vendor, code))


def markdown_of(page: str) -> str:
    """Return the path of the Markdown page, given the path of a page or of a redirect to it."""
    return f"{page}index.md"


def ticket_id(vendor: str, code: str) -> str:
    """Return the ID people write in tickets: `AGORA--1`, `COMETCHAT-ERR_UID_NOT_FOUND`."""
    return f"{vendor}-{code_slug(code)}".upper()


def root_from(path: str) -> str:
    """Return the relative path from a page to the root of the site: `../../` from `agora/-1/`."""
    return "../" * path.count("/") or "./"


def quoted(text: str) -> str:
    """Return text quoted for the query of a URL."""
    return quote(text, safe="")
