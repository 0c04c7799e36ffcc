"""View models for pages, search index and exports."""
