"""What goes out around a page: assets, headers, errors and log lines."""
