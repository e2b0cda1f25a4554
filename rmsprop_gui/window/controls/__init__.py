"""Widgets that are used again and again: numbers, sliders, formulas."""
