"""Everything that knows Slack: what comes in, how an answer is drawn, how it is sent. Knows nothing of SQL."""
