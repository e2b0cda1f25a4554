"""The presenter view: canvas, rule, rates and one chart, composed for the shape of the screen."""
