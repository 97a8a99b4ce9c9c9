"""A stand-in for torchvision.transforms."""
