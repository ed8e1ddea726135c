-- One row per share of training, or words of it.
from training_told
