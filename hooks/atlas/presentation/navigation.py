"""The menu of the site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from atlas import urls
from atlas.presentation.views import Views


@dataclass(frozen=True)
class MenuItem:
    """A link of the menu."""

    title: str
    path: str


@dataclass(frozen=True)
class MenuGroup:
    """A group of links with a heading."""

    title: str
    items: tuple[MenuItem, ...]


@dataclass(frozen=True)
class Menu:
    """The links of the menu, by group."""

    groups: tuple[MenuGroup, ...]

    @cached_property
    def _paths(self) -> frozenset[str]:
        return frozenset(item.path for group in self.groups for item in group.items)

    def line_of(self, path: str) -> str:
        """Return the path of the link that a page belongs to, or an empty string."""
        while path and path not in self._paths:
            path = path[: path.rfind("/", 0, -1) + 1]
        return path


def menu(views: Views, guides: list[MenuItem]) -> Menu:
    """Return the menu: vendors, comparisons, guides, categories."""
    words = views.words["nav"]
    vendors = [MenuItem(view.name, view.path) for view in views.vendors()]
    compare = [
        MenuItem(words["matrix"], urls.MATRIX),
        MenuItem(words["migrate"], urls.MIGRATE),
        MenuItem(words["problems"], urls.PROBLEMS),
    ]
    categories = [MenuItem(words["all_categories"], urls.CATEGORIES)]
    for category in views.catalog.categories:
        view = views.category(category)
        categories.append(MenuItem(view.title, view.path))
    return Menu(
        (
            MenuGroup(words["vendors"], tuple(vendors)),
            MenuGroup(words["tools"], tuple(compare)),
            MenuGroup(words["guides"], tuple(guides)),
            MenuGroup(words["categories"], tuple(categories)),
        )
    )
