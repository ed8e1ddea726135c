"""How colours look to those who see fewer of them, and how far two of them then stand apart.

Colour-vision deficiencies are computed with the matrices of Machado, Oliveira and Fernandes (A Physiologically-based
Model for Simulation of Color Vision Deficiency, 2009) at their full severity, on linear RGB; the distance is that of
CIE 1976 (L*a*b*, white point D65), in which about 2.3 is the least that is noticed side by side.
"""

import numpy as np

_LUMINANCE = (0.2126, 0.7152, 0.0722)
VISIONS = {
    "full": np.eye(3),
    "grey": np.array([_LUMINANCE] * 3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}
_TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
_WHITE = _TO_XYZ.sum(axis=1)


def apart(one: str, other: str, vision: str) -> float:
    """How far two colours (#rrggbb) stand apart for a vision, by its name in VISIONS."""
    return float(np.linalg.norm(_lab(one, vision) - _lab(other, vision)))


def _lab(colour: str, vision: str) -> np.ndarray:
    seen = np.clip(VISIONS[vision] @ _linear(colour), 0, 1)
    shares = _TO_XYZ @ seen / _WHITE
    roots = np.where(shares > 0.008856, np.cbrt(shares), 7.787 * shares + 16 / 116)
    return np.array([116 * roots[1] - 16, 500 * (roots[0] - roots[1]), 200 * (roots[1] - roots[2])])


def _linear(colour: str) -> np.ndarray:
    shares = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
