"""View models: what pages, index and exports show."""
