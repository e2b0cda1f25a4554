"""Time: the worker threads, the recordings that grow, and the playhead over them. QtCore only."""
