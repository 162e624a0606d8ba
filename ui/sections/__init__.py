"""What the result and plan pages are made of: one idea a file, each a function that shows it."""
