"""YAML to records and diagnostics."""
