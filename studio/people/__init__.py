"""Who is here: accounts, roles, passwords, and what an organisation prefers."""
