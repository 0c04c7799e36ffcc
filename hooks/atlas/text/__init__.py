"""Inline markup of the catalog, and the markup of other tools."""
