"""How the bot is started and reached."""
