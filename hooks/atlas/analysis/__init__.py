"""What follows from the catalog."""
