"""What the demo's people, ads and talk are made of: data only."""
