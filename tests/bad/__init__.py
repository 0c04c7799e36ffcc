"""The table of bad catalogs, by the stage of reading that refuses them."""
