"""Code pages as Markdown, and llms.txt."""
