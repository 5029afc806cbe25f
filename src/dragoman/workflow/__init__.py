"""What a user asks for, step by step: the only place where rooms meet, and where clocks, pools and locks live."""
