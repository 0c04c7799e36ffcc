"""The changes as an Atom feed (RFC 4287): an entry for each release."""

from __future__ import annotations

import re
import uuid
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from atlas import urls
from atlas.analysis.changes import KINDS, Change, ReleaseChanges, VendorChanges
from atlas.exports.context import ExportContext
from atlas.presentation.change_views import field_views

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST = 20  # releases in the feed
_BEFORE_ALL = "1970-01-01"


def render_feed(context: ExportContext) -> str:
    """Return the feed; its addresses are absolute if the site's address is known."""
    words = context.views.words
    released = [each for each in context.views.history if each.date][:_MOST]
    feed = Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(feed, "title", f"{words['site']['name']}: {words['changes']['title']}")
    _add(feed, "subtitle", words["changes"]["description"])
    _add(feed, "id", _id(context, urls.CHANGES))
    _add(feed, "updated", _moment(released[0].date if released else None))
    _add(_add(feed, "author"), "name", words["site"]["name"])
    _add(feed, "link", rel="self", type="application/atom+xml", href=_href(context, urls.FEED))
    _add(feed, "link", rel="alternate", type="text/html", href=_href(context, urls.CHANGES))
    for release in released:
        _add_entry(feed, release, context)
    indent(feed, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(feed, encoding="unicode")}\n'


def _add_entry(feed: Element, release: ReleaseChanges, context: ExportContext) -> None:
    words = context.views.words["changes"]
    counts = ", ".join(f"{words[kind]} {count}" for kind, count in release.counts)
    path = urls.release_path(release.date or "")
    entry = _add(feed, "entry")
    _add(entry, "title", f"{release.date}: {counts or words['none']}")
    _add(entry, "id", _id(context, path))
    _add(entry, "updated", _moment(release.date))
    _add(entry, "link", rel="alternate", type="text/html", href=_href(context, path))
    content = _add(entry, "content", type="xhtml")
    body = _add(content, "div", xmlns="http://www.w3.org/1999/xhtml")
    for vendor in release.vendors:
        _add_linked(_add(body, "h3"), vendor.name, vendor.path, context)
        if vendor.is_new:
            _add(body, "p", words["new_vendor"].format(n=len(vendor.changes)))
        else:
            _add_changes(body, vendor, context)
    if not release.vendors:
        _add(body, "p", words["none"])


def _add_changes(body: Element, vendor: VendorChanges, context: ExportContext) -> None:
    words = context.views.words["changes"]
    for kind in KINDS:
        if changes := vendor.of(kind):
            _add(body, "p", words[kind])
            lines = _add(body, "ul")
            for change in changes:
                _add_change(_add(lines, "li"), change, context)


def _add_change(line: Element, change: Change, context: ExportContext) -> None:
    link = _add_linked(line, change.code, change.path, context)
    words = context.views.words["changes"]
    now = f"{words['now']} {change.now}:" if change.now else ""
    parts = [f"{words['before']} {change.before}"] if change.before else []
    parts += [f"{label}: {old} → {new}" for label, old, new in field_views(context.views, change)]
    if change.is_obscure:
        parts.append(words["obscure"])
    link.tail = _clean(" ".join((now, change.meaning, " · ".join(parts))).rstrip())


def _add_linked(parent: Element, text: str, path: str | None, context: ExportContext) -> Element:
    """Add a link to a page, or only its text if there is no page."""
    if path is None:
        return _add(parent, "span", text)
    return _add(parent, "a", text, href=_href(context, path))


def _add(parent: Element, name: str, text: str = "", /, **attributes: str) -> Element:
    found = SubElement(parent, name, attributes)
    found.text = _clean(text) or None
    return found


def _clean(text: str) -> str:
    """Return text with each character that XML does not allow replaced."""
    return _NOT_IN_XML.sub("\ufffd", text)


def _href(context: ExportContext, path: str) -> str:
    return context.url(path) or path


def _id(context: ExportContext, path: str) -> str:
    """Return a permanent ID: the address, or a UUID of the path if the address is not known."""
    return context.url(path) or uuid.uuid5(uuid.NAMESPACE_URL, path).urn


def _moment(day: str | None) -> str:
    return f"{day or _BEFORE_ALL}T00:00:00Z"
