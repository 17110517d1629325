"""The conventional way to store a message, for scale: never part of the product's own addresses."""
