"""Settings of Sphinx: its defaults, and a reader of Markdown."""

project = "Error codes"
extensions = ["myst_parser"]
