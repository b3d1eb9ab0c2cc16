"""Masar: the training platform of the Migrant Resource and Response Mechanism."""
