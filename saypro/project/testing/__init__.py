"""Fixtures for the tests of every room: a real server (`live_site`) and a real browser (`browser_page`)."""
