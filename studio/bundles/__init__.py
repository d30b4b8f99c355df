"""Folders of encoder/decoder pairs: manifest, catalog, loading, importing."""
