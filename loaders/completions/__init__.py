"""Counts what a learning system exports, and reads files of counts; who is in it is told nowhere."""
