"""The room: sessions and attendance."""
