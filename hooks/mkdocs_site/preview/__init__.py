"""The preview server of `make serve`: shows the site while it is edited.

MkDocs' own server exits if the first build fails, and stops answering after a later failure. This
one shows the build errors on every page. It writes a page on the first request for it, so a change
is visible soon at any number of pages.
"""
