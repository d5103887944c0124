"""Tests of the shapes, and of the two engines that hold records against them."""
