"""The help button on other sites of the owner: which sites, its words, and links to what was said.

Knows how to tell origins and tokens apart; what is kept is decided in `actions/widgets.py`.
"""
