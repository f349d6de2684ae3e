"""Things that can be seen and touched. They draw views and report wishes; they decide and save nothing."""
