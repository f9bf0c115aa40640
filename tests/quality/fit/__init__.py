"""Fits the points of seeds/policy to labelled leads, and says how they do on leads that they weren't fitted to."""
