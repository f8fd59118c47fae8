"""Bookkeeping: what is done to a ledger, each act a module; the caller holds ``writing()``."""
