"""Sanctions lists: how a file is read, what on a list is like a record, how it is told."""
