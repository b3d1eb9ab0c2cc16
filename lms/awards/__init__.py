"""Certificates: who has earned one, issuing, the register, verification."""
