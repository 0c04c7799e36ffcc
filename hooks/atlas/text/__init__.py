"""Markup in and out."""
