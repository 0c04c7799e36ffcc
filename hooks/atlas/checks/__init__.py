"""The check of the catalog, in this order:

1. files: which files and folders there are, and their names (`catalog.data_folder`)
2. characters: encoding, size, merge conflicts, invisible and confusable characters (`catalog.data_folder`)
3. YAML: syntax, and what YAML would change or hide (`catalog.yaml_source`)
4. fields: missing and unknown fields, types, formats (`catalog.validation` with `catalog.model`)
5. releases: the release files are unchanged (`catalog.release_files`)
6. names: codes, vendors and IDs become paths without a collision (`checks.names`)
7. history: published paths still resolve, redirects have one target (`checks.history`)
8. references: sections, categories, problems, codes and links exist (`checks.references`)
9. lists: platforms, sources and lists exist, and nothing is written twice (`checks.lists`)
10. entries: the values of each record (`checks.entries`)

`load_catalog` runs stages 1 to 5 and leaves invalid records out, `check_catalog` runs the others.
Each rule is a generator of diagnostics. What cannot be decided because a file is unreadable or a
record is invalid has no further diagnostic.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from atlas.catalog.diagnostics import Diagnostic
from atlas.catalog.records import Catalog
from atlas.checks.entries import (
    check_dates,
    check_lines,
    check_main_category,
    check_meanings,
    check_overrides,
    check_ranges,
    check_repeated_codes,
    check_repeated_items,
    check_unused,
)
from atlas.checks.history import (
    check_former_codes,
    check_published,
    check_redirects,
    check_successors,
)
from atlas.checks.lists import (
    check_cited_sources,
    check_entry_platforms,
    check_lists,
    check_platforms,
    check_same_entries,
    check_sources,
)
from atlas.checks.names import (
    check_aliases,
    check_ascii,
    check_code_paths,
    check_duplicate_codes,
    check_ids,
    check_slug_collisions,
    check_ticket_ids,
    check_vendor_slugs,
)
from atlas.checks.references import (
    check_categories,
    check_general_problems,
    check_links,
    check_problems,
    check_problems_of_causes,
    check_related,
    check_sections,
)

Rule = Callable[[Catalog], Iterator[Diagnostic]]

RULES: tuple[Rule, ...] = (
    check_vendor_slugs,
    check_ids,
    check_code_paths,
    check_ascii,
    check_duplicate_codes,
    check_slug_collisions,
    check_ticket_ids,
    check_aliases,
    check_former_codes,
    check_redirects,
    check_successors,
    check_published,
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
    check_sources,
    check_cited_sources,
    check_same_entries,
    check_main_category,
    check_meanings,
    check_overrides,
    check_repeated_codes,
    check_repeated_items,
    check_dates,
    check_lines,
    check_ranges,
    check_unused,
)


def check_catalog(catalog: Catalog) -> list[Diagnostic]:
    """Return the diagnostics of every rule."""
    return [diagnostic for rule in RULES for diagnostic in rule(catalog)]
