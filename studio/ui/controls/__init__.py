"""The panel that edits the recipe: sliders, method, bundle, mix and presets."""
