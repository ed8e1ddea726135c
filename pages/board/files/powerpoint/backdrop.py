"""What a template has behind the words of a slide: the colours of its background, and of the shapes upon it."""

import colorsys
from collections.abc import Iterable

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.slide import SlideLayout

from pages.board.files.powerpoint.write import POINT, Box

_MAPPED = ("bg1", "tx1", "bg2", "tx2")
_WHITE, _BLACK = "#FFFFFF", "#000000"
_PRESETS = {"white": _WHITE, "black": _BLACK}
_COVERS, _TOUCHES = 0.95, 0.1
_FILLS = "./a:solidFill | ./a:gradFill | ./a:pattFill | ./a:blipFill | ./a:noFill | ./a:grpFill"
_WHOLE = 100_000  # a share of one in the units of the file


class Backdrop:
    """What a layout and its master show behind words. Colours are #RRGGBB; None stands for what can't be known."""

    def __init__(self, layout: SlideLayout) -> None:
        self._layout, self._master = layout, layout.slide_master
        blobs = [
            each.target_part.blob for each in self._master.part.rels.values() if each.reltype == RELATIONSHIP_TYPE.THEME
        ]
        self._theme = parse_xml(blobs[0]) if blobs else None
        self._scheme = self._colours()
        self.text = self._scheme.get("tx1", _BLACK)

    def behind(self, place: Box) -> list[str] | None:
        """The colours behind a place on the slide, one at least; None where a picture, or what can't be read, is."""
        found = self._background()
        for shape in self._shapes():
            covered = _covered(shape, place)
            if covered < _TOUCHES:
                continue
            fill = self._fill(shape)
            if fill == []:
                continue
            is_whole = covered >= _COVERS and not shape.xpath("./p:spPr//a:alpha")
            if fill is None:
                found = None
            elif is_whole:
                found = fill
            elif found is not None:
                found = [*found, *fill]
        return found

    def fill_of(self, kinds: Iterable) -> list[str] | None:
        """The colours of a placeholder of some kinds that is filled itself; none where it isn't."""
        for holder in (self._layout, self._master):
            for shape in list(holder.placeholders):
                if shape.placeholder_format.type in kinds:
                    found = self._fill(shape._element)
                    if found != [] or shape._element.xpath("./p:spPr/a:noFill"):
                        return found
        return []

    def title_colour(self, kinds: Iterable) -> str | None:
        """The colour that titles have by themselves; None where it can't be known."""
        path = ".//a:lstStyle/a:lvl1pPr/a:defRPr"
        found = []
        for holder in (self._layout, self._master):
            for shape in list(holder.placeholders):
                if shape.placeholder_format.type in kinds:
                    found += shape._element.xpath(path)
        found += self._master._element.xpath("./p:txStyles/p:titleStyle/a:lvl1pPr/a:defRPr")
        for properties in found:
            fills = properties.xpath(_FILLS)
            if fills:
                colours = self._of_fill(fills[0])
                return colours[0] if colours and len(colours) == 1 else None
        return self.text

    def _colours(self) -> dict[str, str]:
        """The theme's colours by name, and by the names that the master gives them."""
        listed = self._theme.xpath(".//*[local-name()='clrScheme']/*") if self._theme is not None else []
        raw = {one.tag.rpartition("}")[2]: self._colour(one[0], {}) for one in listed if len(one)}
        named = {name: colour for name, colour in raw.items() if colour}
        mapping = self._layout._element.xpath("./p:clrMapOvr/a:overrideClrMapping") or self._master._element.xpath(
            "./p:clrMap"
        )
        mapped = mapping[0].attrib if mapping else {}
        usual = dict(zip(_MAPPED, ("lt1", "dk1", "lt2", "dk2"), strict=True))
        for name in _MAPPED:
            to = mapped.get(name, usual[name])
            named[name] = named.get(to, _BLACK if name.startswith("tx") else _WHITE)
        return named

    def _background(self) -> list[str] | None:
        """The colours of the background itself: the layout's own, else the master's, else the theme's."""
        for holder in (self._layout, self._master):
            for ground in holder._element.xpath("./p:cSld/p:bg"):
                own = ground.xpath("./p:bgPr")
                return self._filled(own[0]) if own else self._referred(ground[0])
        return [self._scheme["bg1"]]

    def _referred(self, reference) -> list[str] | None:
        """The colours of a background that a theme lists; placed by number, from 1001."""
        colour = self._colour(reference[0], self._scheme) if len(reference) else self._scheme["bg1"]
        number = int(reference.get("idx", "0")) - 1001
        listed = self._theme.xpath(".//*[local-name()='bgFillStyleLst']/*") if self._theme is not None else []
        if colour is None or not 0 <= number < len(listed):
            return [colour] if colour else None
        return self._of_fill(listed[number], {**self._scheme, "phClr": colour})

    def _shapes(self) -> list:
        """The shapes of master and layout that stand behind a slide's own, from the lowest, groups opened."""
        holders = [self._master, self._layout]
        if self._layout._element.get("showMasterSp") in ("0", "false"):
            holders = [self._layout]
        path = "./p:cSld/p:spTree//*[self::p:sp or self::p:pic or self::p:graphicFrame][not(.//p:nvPr/p:ph)]"
        return [shape for holder in holders for shape in holder._element.xpath(path)]

    def _fill(self, shape) -> list[str] | None:
        """The colours of a shape; none where it has no fill."""
        if not shape.tag.endswith("}sp"):
            return None
        own = shape.find("{*}spPr")
        if own is not None and own.xpath(_FILLS):
            return self._filled(own)
        for reference in shape.xpath("./p:style/a:fillRef[@idx != '0']"):
            colour = self._colour(reference[0], self._scheme) if len(reference) else None
            return [colour] if colour else None
        return []

    def _filled(self, properties) -> list[str] | None:
        fills = properties.xpath(_FILLS)
        return self._of_fill(fills[0]) if fills else []

    def _of_fill(self, fill, scheme: dict[str, str] | None = None) -> list[str] | None:
        scheme = scheme or self._scheme
        kind = fill.tag.rpartition("}")[2]
        if kind in ("noFill", "grpFill"):
            return []
        if kind == "blipFill":
            return None
        path = {"solidFill": "./*", "gradFill": ".//*[local-name()='gs']/*"}.get(kind, "./*/*")
        colours = [self._colour(one, scheme) for one in fill.xpath(path)]
        known = [one for one in colours if one]
        return known if known and len(known) == len(colours) else None

    def _colour(self, element, scheme: dict[str, str]) -> str | None:
        """A colour of the file as #RRGGBB, as it is changed there; None where it can't be known."""
        kind, value = element.tag.rpartition("}")[2], element.get("val", "")
        found = {
            "srgbClr": f"#{value}",
            "sysClr": f"#{element.get('lastClr', '000000' if 'text' in value.lower() else 'FFFFFF')}",
            "schemeClr": scheme.get(value),
            "prstClr": _PRESETS.get(value),
        }.get(kind)
        if found is None or len(found) != 7:
            return None
        return _changed(found, [(one.tag.rpartition("}")[2], int(one.get("val", _WHOLE))) for one in element])


def _changed(colour: str, changes: list[tuple[str, int]]) -> str:
    """A colour made lighter or darker as the file says."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    for name, value in changes:
        share = value / _WHOLE
        if name == "shade":
            red, green, blue = (one * share for one in (red, green, blue))
        elif name == "tint":
            red, green, blue = (one * share + 1 - share for one in (red, green, blue))
        elif name in ("lumMod", "lumOff"):
            hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
            light = light * share if name == "lumMod" else light + share
            red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), strength)
    return "#" + "".join(f"{round(min(max(one, 0.0), 1.0) * 255):02X}" for one in (red, green, blue))


def _covered(shape, place: Box) -> float:
    """The share of a place that a shape covers; of one in a turned or scaled group, as if it were in none."""
    found = shape.xpath("./p:spPr/a:xfrm[a:off and a:ext] | ./p:xfrm[a:off and a:ext]")
    if not found or not place.width or not place.height:
        return 0.0
    off, ext = found[0].find("{*}off"), found[0].find("{*}ext")
    left, top = int(off.get("x")) / POINT, int(off.get("y")) / POINT
    right, bottom = left + int(ext.get("cx")) / POINT, top + int(ext.get("cy")) / POINT
    across = max(min(right, place.left + place.width) - max(left, place.left), 0.0)
    down = max(min(bottom, place.bottom) - max(top, place.top), 0.0)
    return across * down / (place.width * place.height)
