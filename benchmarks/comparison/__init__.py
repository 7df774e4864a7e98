"""The parts of `benchmarks/peers.py`: the task, the tools, the measuring and the report."""
