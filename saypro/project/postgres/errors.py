class PostgresFailed(Exception):
    """The embedded PostgreSQL could not be started; the text is a sentence for the person at the terminal."""
