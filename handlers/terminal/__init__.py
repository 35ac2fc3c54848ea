"""The bot without Slack."""
