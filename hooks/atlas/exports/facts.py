"""The catalog's records as programs get them: plain text, nothing left to look up."""

from __future__ import annotations

from functools import cached_property

from atlas import urls
from atlas.catalog.model import Problem
from atlas.catalog.records import Item
from atlas.exports.markdown.phrases import Phrases
from atlas.exports.schema import records
from atlas.presentation.views import Views
from atlas.text.inline_markup import plain, split_ref


class Facts:
    """One catalog, ready to be written for programs; `site_url` is None if nobody knows it."""

    def __init__(self, views: Views, site_url: str | None) -> None:
        self.views = views
        self.catalog = views.catalog
        self._entries: dict[int, records.Entry] = {}
        self.site_url = f"{site_url.rstrip('/')}/" if site_url else None

    def url(self, path: str) -> str | None:
        """Return the whole address of a path."""
        return f"{self.site_url}{path}" if self.site_url else None

    @cached_property
    def phrases(self) -> Phrases:
        """Return what the Markdown pages of codes say; they all stand in folders of one depth."""
        return Phrases(self.views.words, self.site_url or urls.root_from("vendor/code/"))

    @cached_property
    def entries(self) -> tuple[records.Entry, ...]:
        """Return every entry, vendor by vendor."""
        return tuple(map(self.entry, self.catalog.items))

    @cached_property
    def by_vendor(self) -> dict[str, tuple[records.Entry, ...]]:
        """Return the entries of each vendor."""
        groups: dict[str, list[records.Entry]] = {slug: [] for slug in self.catalog.vendors}
        for entry in self.entries:
            groups[entry.vendor].append(entry)
        return {slug: tuple(found) for slug, found in groups.items()}

    def entry(self, item: Item) -> records.Entry:
        """Return an entry, made once."""
        found = self._entries.get(id(item))
        if found is None:
            found = self._entries[id(item)] = self._entry(item)
        return found

    def _entry(self, item: Item) -> records.Entry:
        entry, view = item.entry, self.views.code(item)
        return records.Entry(
            vendor=item.vendor,
            vendor_name=view.vendor_name,
            list=item.list,
            code=entry.code,
            name=entry.name,
            message=entry.message,
            section=entry.section,
            meaning=plain(entry.meaning),
            causes=_causes(item),
            fixes=texts(entry.fixes),
            category=entry.category,
            problems=tuple(
                records.Tie(id=name, relation=tie) for name, tie in entry.problems.items()
            ),
            retry=view.retry,
            who=view.who,
            guidance=_guidance(item, self.catalog.problems[item.main_problem]),
            advice=texts(entry.advice),
            related=tuple(_code_ref(*split_ref(ref, item.vendor)) for ref in entry.related),
            notes=texts(entry.notes),
            doubt=plain(entry.doubt) if entry.doubt else None,
            retired=_retired(item),
            source=self._source(item),
            reviewed=entry.reviewed,
            ticket_id=urls.ticket_id(item.vendor, entry.code),
            path=view.path,
            url=self.url(view.path),
        )

    def _source(self, item: Item) -> records.Source:
        document = self.catalog.vendors[item.vendor].lists[item.list].document
        return records.Source(**document.model_dump(exclude={"sha256"}), lines=item.entry.lines)


def texts(given: tuple[str, ...]) -> tuple[str, ...]:
    """Return catalog texts without their markup."""
    return tuple(map(plain, given))


def _causes(item: Item) -> tuple[records.Cause, ...]:
    return tuple(
        records.Cause(text=plain(cause), returns=None)
        if isinstance(cause, str)
        else records.Cause(text=plain(cause.text), returns=cause.returns)
        for cause in item.entry.causes
    )


def _guidance(item: Item, problem: Problem) -> records.Guidance | None:
    if item.covers_several:
        return None
    return records.Guidance(
        causes=texts(problem.causes), actions=texts(problem.actions), say=problem.say
    )


def _retired(item: Item) -> records.Retirement | None:
    end = item.entry.retired
    if end is None:
        return None
    instead = _code_ref(*split_ref(end.instead, item.vendor)) if end.instead else None
    return records.Retirement(since=end.since, reason=plain(end.reason), instead=instead)


def _code_ref(vendor: str, code: str) -> records.CodeRef:
    return records.CodeRef(vendor=vendor, code=code, path=urls.code_path(vendor, code))
