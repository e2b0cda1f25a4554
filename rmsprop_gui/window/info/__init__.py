"""What happens in one step of the selected run: formula, numbers, effective rates."""
