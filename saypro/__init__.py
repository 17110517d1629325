"""SayPro Classified: classified ads where people talk. One Django app a room; see ARCHITECTURE.md."""
