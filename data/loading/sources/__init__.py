"""Measures that are fetched from others' databases when the operator loads them. None are shipped."""
