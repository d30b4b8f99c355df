"""One reader per published weight format; all give the same `PublishedWeights`."""
