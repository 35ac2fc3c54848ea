"""Draws modals, the App Home and lists to choose from, as Slack's views and options. Pure; knows nothing of Bolt."""
