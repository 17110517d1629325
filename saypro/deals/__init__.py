"""What two people agree about an ad: offers, the deal they lead to, and where they meet.

Talks through threads of the room below, as cards; never decides what an ad says.
"""
