"""The one place that sends. Whatever Slack says to what is sent, the asker hears something."""
