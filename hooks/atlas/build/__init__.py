"""Build, verify, publish and pack the site."""
