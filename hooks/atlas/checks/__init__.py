"""The check of the catalog, in this order:

1. files: which files and folders there are, and their names (`catalog.data_folder`)
2. text: encoding, size, merge conflicts, invisible and confusable characters (`data_folder`)
3. YAML: syntax, and what YAML would change or hide (`catalog.yaml_source`, `yaml_errors`)
4. fields: missing and unknown fields, types, formats (`catalog.validation` with `catalog.model`)
5. published: the ledger, the constants and the releases are whole and unchanged
   (`catalog.release_files`, `catalog.ledger`)
6. names: codes, vendors and IDs become paths without a collision (`checks.names`)
7. references: sections, categories, problems, codes and links exist (`checks.references`)
8. lists: platforms, sources and lists exist, and nothing is written twice (`checks.lists`,
   `checks.handlers`)
9. entries: the values of each record, and what contradicts or repeats another (`checks.entries`,
   `checks.values`, `checks.contradictions`, `checks.products`)
10. history: redirects have one target, published constants are unchanged, published lists and
    paths are still there (`checks.history`)

`load_catalog` runs stages 1 to 5 and leaves invalid records out, `check_catalog` runs the others.
Each rule is a generator of diagnostics. What cannot be decided because a file is unreadable or a
record is invalid has no further diagnostic. Neither has what only follows from another diagnostic:
a reference to a code that is wrongly written, a published path of a file with diagnostics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from atlas.catalog.data_folder import LEDGER
from atlas.catalog.diagnostics import Diagnostic, in_order
from atlas.catalog.records import Catalog
from atlas.checks.contradictions import (
    check_date_order,
    check_markup,
    check_overlapping_ranges,
    check_said_twice,
    check_signs,
    check_titles,
    check_unused_sections,
)
from atlas.checks.entries import (
    check_dates,
    check_lines,
    check_main_category,
    check_meanings,
    check_overrides,
    check_ranges,
    check_repeated_codes,
    check_repeated_items,
    check_search_words,
    check_unused,
)
from atlas.checks.handlers import check_handled_platforms, check_handlers
from atlas.checks.history import (
    check_former_codes,
    check_published,
    check_published_constants,
    check_redirects,
    check_successors,
    with_gone_names,
)
from atlas.checks.lists import (
    check_cited_sources,
    check_entry_platforms,
    check_lists,
    check_platforms,
    check_same_entries,
    check_sources,
    check_unused_sources,
    check_whole_sources,
)
from atlas.checks.names import (
    check_aliases,
    check_ascii,
    check_code_paths,
    check_constant_types,
    check_duplicate_codes,
    check_ids,
    check_slug_collisions,
    check_ticket_ids,
    check_vendor_slugs,
)
from atlas.checks.products import check_products
from atlas.checks.references import (
    check_categories,
    check_general_problems,
    check_links,
    check_problems,
    check_problems_of_causes,
    check_related,
    check_sections,
)
from atlas.checks.values import check_code_ranges, check_future_days

Rule = Callable[[Catalog], Iterator[Diagnostic]]

NAMES: tuple[Rule, ...] = (
    check_vendor_slugs,
    check_ids,
    check_code_paths,
    check_ascii,
    check_duplicate_codes,
    check_slug_collisions,
    check_ticket_ids,
    check_constant_types,
    check_aliases,
)
RULES: tuple[Rule, ...] = (
    check_sections,
    check_categories,
    check_problems,
    check_problems_of_causes,
    check_general_problems,
    check_related,
    check_links,
    check_platforms,
    check_entry_platforms,
    check_lists,
    check_handlers,
    check_handled_platforms,
    check_sources,
    check_cited_sources,
    check_unused_sources,
    check_whole_sources,
    check_same_entries,
    check_main_category,
    check_meanings,
    check_overrides,
    check_repeated_codes,
    check_repeated_items,
    check_search_words,
    check_dates,
    check_lines,
    check_ranges,
    check_unused,
    check_products,
    check_former_codes,
    check_redirects,
    check_successors,
    check_published_constants,
    check_signs,
    check_titles,
    check_said_twice,
    check_unused_sections,
    check_overlapping_ranges,
    check_markup,
)
_OF_CODES = {"code-path", "code-range", "not-ascii", "slug-collision"}


def check_catalog(
    catalog: Catalog, last_day: str, loading: Iterable[Diagnostic] = ()
) -> list[Diagnostic]:
    """Return the diagnostics of loading and of every rule, in order.

    `last_day` is the last day that is not in the future.
    """
    found = [*loading]
    found += _new([check_code_ranges], catalog, found)
    found += _new(NAMES, catalog, found)
    known = with_gone_names(_with_sure_codes(catalog, found))
    is_damaged = any(each.path.endswith(f"/{LEDGER}") for each in found)  # what was published?
    rules = [rule for rule in RULES if not (is_damaged and rule is check_unused)]
    with_clock = (check_future_days, check_date_order)
    found += _new(
        (*rules, *(partial(rule, last_day=last_day) for rule in with_clock)), known, found
    )
    return in_order([*found, *check_published(catalog, found)])


def _new(
    rules: Iterable[Rule], catalog: Catalog, found: Iterable[Diagnostic]
) -> Iterator[Diagnostic]:
    """Yield the diagnostics of rules, except at a position that has one: they would follow."""
    known = {each[:3] for each in found}
    return (each for rule in rules for each in rule(catalog) if each[:3] not in known)


def _with_sure_codes(catalog: Catalog, found: Iterable[Diagnostic]) -> Catalog:
    """Return the catalog without the names of the codes of a vendor that writes one wrongly."""
    unsure = {each.path.split("/")[1] for each in found if each.rule in _OF_CODES}
    codes = {
        vendor: set() if vendor in unsure else codes
        for vendor, codes in catalog.declared.codes.items()
    }
    return replace(catalog, declared=replace(catalog.declared, codes=codes))
