"""What the admin site manages: register this app's models here."""
