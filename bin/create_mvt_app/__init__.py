"""The wheel of create-mvt-app: its program runs on Node.js."""
