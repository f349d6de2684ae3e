"""The wall: what the projector shows, for people six metres away. Every length is a fraction of the height."""
