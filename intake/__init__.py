"""Files from outside in: as plain frozen values, with the place and reason of everything that was not understood."""
