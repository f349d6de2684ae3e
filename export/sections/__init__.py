"""The lettered parts of the body, A to F, one file each."""
