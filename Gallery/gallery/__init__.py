"""Analyses public networks on inputs of their kind and on noise; Gallery/README.md explains it."""
