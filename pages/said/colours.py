"""The colours of everything but ratings, light and dark, and the font: each named once, for charts and style sheet."""

from pages.said.ratings import DARK_BACKGROUND, LIGHT_BACKGROUND

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
TEXT = {False: "#1F2428", True: "#E8EBED"}
MUTED = {False: "#505A5F", True: "#B4BCC2"}
FAINT = {False: "#E3E6E8", True: "#2C333A"}
RULE = "#D5DADD"  # between the rows of what is printed or projected
ACCENT = {False: "#5B3FA8", True: "#B9A6FF"}  # the rating colours mean nothing but ratings
LINK = {False: ACCENT[False], True: "#C3B3FF"}
BACKGROUND = {False: LIGHT_BACKGROUND, True: DARK_BACKGROUND}
LINE = {False: "#C9CED1", True: "#48515A"}  # the theme's border
SOFT = {False: "#F3F4F5", True: "#1F252C"}  # the theme's second background
TINT = {False: "#F1EDFA", True: "#241F38"}  # what is chosen or pointed at
