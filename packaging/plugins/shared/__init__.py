"""What the plug-ins share: no host is imported, and Python 3.8 with its standard library is enough."""
