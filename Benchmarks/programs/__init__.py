"""The programs written in Python that are compared; each speaks the protocol of `programs.protocol`."""
