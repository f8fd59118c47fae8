"""The site: pages that need no network, drawn from one set of templates, and the one-page card."""
