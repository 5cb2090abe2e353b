"""Models: each class maps to a database table."""
