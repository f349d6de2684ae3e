"""Parts of which pages are put together; each shows one part of a view and performs its acts."""
