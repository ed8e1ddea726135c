"""The windows that the tests look at pages in: their widths in pixels."""

WIDE, NARROW, NARROWEST = 1440, 390, 320
