"""What MkDocs is given: files that are made when they are written, and the frame around pages.

Only this package, `mkdocs_adapter.py` and `preview/` know MkDocs.
"""
