-- One row per training figure.
from training_reading
