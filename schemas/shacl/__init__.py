"""The UK profile as SHACL shapes, and two engines that hold records against any shapes."""
