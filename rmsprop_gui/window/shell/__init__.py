"""What is around the panes: panels, settings, the presenter view, the announcer."""
