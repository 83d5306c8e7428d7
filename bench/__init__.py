"""What the portal costs, measured against floors: `python -m bench`, see docs/benchmarks.md."""
