"""What the help desk keeps."""
