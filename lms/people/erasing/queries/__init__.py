"""Whose rows are whose, what stands in an erasure's way, what was kept long enough.

People stand below trainings and certificates: the tables of higher features are named as the map
names them, and reached by walking the foreign keys of the metadata.
"""
