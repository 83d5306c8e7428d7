"""JSON Schemas (2020-12) of published lines and reports, as docs/line-format.md tells them."""
