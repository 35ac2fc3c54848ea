"""One question answered, without Slack's payloads."""
