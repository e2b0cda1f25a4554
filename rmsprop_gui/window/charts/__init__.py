"""Charts over the steps, in lock-step with the playhead."""
