"""Code of the book A small course (Plain).

This file is made from the cells of the book that are marked to be saved; change it
there. One definition, in the order of the book.

Use: import course

Licence: CC-BY-4.0
"""

# First things
def line(w, x):
    """Points of a line.

    Defined in Chapter 1 (First things).
    """
    return [w[0] + w[1] * one for one in x]
