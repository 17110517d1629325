"""Settings, urls, asgi, who reacts to which fact, and what runs by the clock."""
