"""A stand-in for torchvision.io."""
