"""The core: from YAML to pages. It does not import MkDocs, use the network or keep global state.

Imports go one way: urls, atomic_write < catalog < text < analysis < checks, presentation,
maintenance, output < pages, search, exports < build < __main__.
"""
