-- One row per finding.
from finding
