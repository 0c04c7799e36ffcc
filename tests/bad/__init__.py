"""The cases of bad catalogs, by the stage of the check that reports them."""
