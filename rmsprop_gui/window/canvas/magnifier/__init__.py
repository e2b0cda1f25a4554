"""The surroundings of a step with equal axes, in which all that it is made of is large and apart."""
