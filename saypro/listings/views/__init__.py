"""Pages and forms of ads, one module per noun."""
