"""Settings, and the search service that a request borrows while generations come and go."""
