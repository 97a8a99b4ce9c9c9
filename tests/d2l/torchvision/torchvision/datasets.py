"""A stand-in for torchvision.datasets."""
