"""Makes changes durable: tables, ledger, journal, library, backup, check and migrations."""
