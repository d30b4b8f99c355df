"""Pictures in and out of files, by region, with colour, depth and metadata kept right."""
