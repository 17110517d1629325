"""Pages composed of several rooms: the home page, my SayPro, the office shell. Owns no table."""
