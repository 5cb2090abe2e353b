"""What this app stores: one class per database table."""
