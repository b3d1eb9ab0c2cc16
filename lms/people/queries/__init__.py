"""Reading the register and the rosters, narrowed to what the actor may see."""
