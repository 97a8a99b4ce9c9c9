"""A stand-in for torchvision.models."""
