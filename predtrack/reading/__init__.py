"""Language: text in, values out; it knows no ledger."""
