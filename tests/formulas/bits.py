"""Numbers compared to the last bit."""

import numpy as np


def same_bits(first: float, second: float) -> bool:
    """Equal, zeros with their signs; one NaN is like another."""
    return bool((np.isnan(first) and np.isnan(second)) or np.float64(first).tobytes() == np.float64(second).tobytes())
