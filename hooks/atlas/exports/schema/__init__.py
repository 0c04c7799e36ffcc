"""The files for programs as types, and their schemas."""
