"""The atlas itself: from YAML to pages. Pure: no MkDocs, no network, no state between builds.

One direction: model, diagnostics → source → load → check → crossref → pages / finder / exports.
"""
