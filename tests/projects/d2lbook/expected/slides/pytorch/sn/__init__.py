"""Code of the book Small Nets."""

__version__ = "0.2.0"
