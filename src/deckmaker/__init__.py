"""Outlines and articles become branded PowerPoint decks."""
