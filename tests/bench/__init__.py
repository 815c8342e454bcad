"""What `make bench` measures: speed beside peers in the same run, growth, cold starts and load."""
