"""Serves the site while it is edited: what `make serve` runs. Part of the MkDocs adapter.

MkDocs' own server ends when the first build fails, and answers nothing once a later one has.
Here every page then shows what is wrong. And a page is written only when somebody asks for it,
so that a change shows soon, however many pages there are.
"""
