"""What a request asks: its form, its language and view, the links that change it, and the data that answer it."""
