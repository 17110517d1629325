"""The office's figures over one and over ten million messages: ours, plain SQL, and DuckDB."""
