"""The menu of the site."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from atlas import urls
from atlas.presentation.views import Views


@dataclass(frozen=True)
class MenuItem:
    """A link of the menu; the links below it are shown on their pages and on its own."""

    title: str
    path: str
    below: tuple[MenuItem, ...] = ()


@dataclass(frozen=True)
class MenuGroup:
    """A group of links with a heading."""

    title: str
    items: tuple[MenuItem, ...]


@dataclass(frozen=True)
class Menu:
    """The links of the menu, by group."""

    groups: tuple[MenuGroup, ...]
    all_vendors: MenuItem

    @cached_property
    def _paths(self) -> frozenset[str]:
        items = [item for group in self.groups for item in group.items]
        return frozenset(each.path for item in items for each in (item, *item.below))

    def line_of(self, path: str) -> str:
        """Return the path of the link that a page belongs to, or an empty string."""
        while path and path not in self._paths:
            path = path[: path.rfind("/", 0, -1) + 1]
        return path

    def of_code(self, line: str) -> tuple[MenuGroup, ...]:
        """Return the links for a reader of a code whose vendor's link is `line`."""
        vendors, browse, guides = self.groups
        own = next(item for item in vendors.items if item.path == line)
        return (
            MenuGroup(vendors.title, (own, self.all_vendors)),
            browse,
            MenuGroup(guides.title, guides.items[:1]),
        )


def menu(views: Views, guides: list[MenuItem]) -> Menu:
    """Return the menu: vendors, other ways to a code, guides."""
    words = views.words["nav"]
    vendors = [MenuItem(view.name, view.path) for view in views.vendors()]
    categories = map(views.category, views.catalog.categories)
    below = tuple(MenuItem(each.title, each.path) for each in categories)
    browse = [
        MenuItem(words["problems"], urls.PROBLEMS),
        MenuItem(words["categories"], urls.CATEGORIES, below),
        MenuItem(words["matrix"], urls.MATRIX),
        MenuItem(words["migrate"], urls.MIGRATE),
    ]
    return Menu(
        (
            MenuGroup(words["vendors"], tuple(vendors)),
            MenuGroup(words["browse"], tuple(browse)),
            MenuGroup(words["guides"], tuple(guides)),
        ),
        MenuItem(words["all_vendors"], urls.VENDORS),
    )
