"""RMSProp Lab: see how optimizers move, step by step and number by number."""

__version__ = "0.1.0"
