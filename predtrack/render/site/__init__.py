"""The site: pages, feeds and data of one edition."""
