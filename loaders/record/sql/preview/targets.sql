-- One row per training target.
from training_target
