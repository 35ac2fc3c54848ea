"""Payload → who asked what, where; Bolt's names."""
