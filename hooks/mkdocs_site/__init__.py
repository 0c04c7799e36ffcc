"""What MkDocs is given: generated files, the page shell, the preview server."""
