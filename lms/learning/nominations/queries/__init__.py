"""Reading quotas and nominations, narrowed to what the actor may see."""
