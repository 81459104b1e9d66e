"""Compares the recurrent kernels of this package with what a researcher would use in their place."""
