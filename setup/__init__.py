"""Set-up: what stands between a bare machine and a running Masar; read the Makefile first."""
