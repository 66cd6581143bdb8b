"""Work and what it leaves: rows that wait for the worker, renders, the library, clearing away."""
