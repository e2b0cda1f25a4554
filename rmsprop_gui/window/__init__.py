"""What is seen: the only place that knows of widgets and of pyqtgraph."""
