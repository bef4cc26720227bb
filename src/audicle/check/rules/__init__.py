"""The rules of the referee, a family a module."""
