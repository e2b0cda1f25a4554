"""What is shown of an experiment, as one value without Qt: files and lessons hold it beside the experiment."""
