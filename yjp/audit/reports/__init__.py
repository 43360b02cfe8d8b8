"""What an audit looks like: on the terminal, as JSON, as a page, as comments in Word."""
