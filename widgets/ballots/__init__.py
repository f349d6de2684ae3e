"""What a ballot looks like, one sheet for each way of marking; ``register`` knows which method has which."""
