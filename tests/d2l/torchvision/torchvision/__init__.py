"""A stand-in for torchvision: its modules can be imported, and hold nothing."""

from torchvision import datasets, io, models, transforms
