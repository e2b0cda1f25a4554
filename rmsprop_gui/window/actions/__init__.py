"""What can be done: the table of actions, and what each of them does."""
