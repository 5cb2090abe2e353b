"""Admin configuration: register this app's models here."""
