"""Live previews: reduced pictures painted exactly as a render paints."""
