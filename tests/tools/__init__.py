"""What the tests lean on: a browser, an office program, a validator, and the rule that a test must run or be named."""
