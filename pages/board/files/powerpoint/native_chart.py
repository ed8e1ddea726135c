"""A chart of the pack as a native one: stacked bars that can be edited, their numbers in a sheet without formulas."""

import io

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE_DASH_STYLE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from pages.board.files.powerpoint.native_table import rgb
from pages.board.files.powerpoint.room import LINE, Face
from pages.board.files.powerpoint.write import Box, Ink
from pages.board.pack.model import Chart, Series
from pages.said import ratings, shades
from pages.said.colours import ACCENT, BACKGROUND, FAINT, MUTED, TEXT
from pages.said.language import say

_ALT_LIMIT = 1_500
_THIN, _WIDEST, _ALONE = 20.0, 62.0, 110.0
_AXIS, _LEGEND, _EDGE = 24.0, 24.0, 6.0
_NAME_SIZES, _CUT_SIZE = (14.0, 13.0, 12.0, 11.0, 10.0), 12.0
_STEPS = [first * 10**power for power in range(9) for first in (1, 2, 5)]


def best_height(chart: Chart, across: float, face: Face) -> float:
    """The height at which a chart's bars are as thick as they need to be."""
    return _around(chart, across, face) + max(len(chart.categories) * _WIDEST, _ALONE) * face.scale


def least_height(chart: Chart, across: float, face: Face) -> float:
    """The height below which a chart gives no room away."""
    bars = len(chart.categories)
    return _around(chart, across, face) + max(bars * (_WIDEST / 2 if bars < 8 else _THIN), _ALONE / 2) * face.scale


def _around(chart: Chart, across: float, face: Face) -> float:
    """The height of axis and legend."""
    return (_AXIS + _legend_rows(chart, across, face) * _LEGEND + 2 * _EDGE) * face.scale


def _legend_rows(chart: Chart, across: float, face: Face) -> int:
    if len(chart.series) < 2:
        return 0
    wide = sum(face.width(series.name, 14 * face.scale) + 34 * face.scale for series in chart.series)
    return int(wide // (0.9 * across)) + 1


def draw(slide, chart: Chart, box: Box, face: Face, ink: Ink) -> int:
    """Adds a chart to a slide; returns how many numbers don't fit their bars, so that they aren't written on them."""
    shown = len(chart.categories)
    pitch = (box.height - _around(chart, box.width, face)) / shown
    size, label, names = _names(chart.categories, pitch, box.width, face)
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_STACKED, *box.emu(), _data(names, chart.series))
    native = frame.chart
    native.part.chart_workbook.update_from_xlsx_blob(_sheet(names, chart.series))
    frame.name = "Chart"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", cut_alt(chart.alt))
    native.has_title = False
    native.font.size = Pt(12 * face.scale)
    ink.colour(native.font.color)
    _lay_out(native, chart, box, label, face, ink)
    top = _axes(native, chart, size, face, ink)
    plot = native.plots[0]
    plot.gap_width, plot.overlap = (40 if pitch > 20 * face.scale else 25), 100
    bar = (box.width - label - 3 * _EDGE * face.scale) / top
    return sum(
        _paint(native_one, one, bar, min(14 * face.scale, 0.62 * pitch), pale, face, ink)
        for native_one, one, pale in zip(plot.series, chart.series, _pale_places(chart.series), strict=True)
    )


def _names(categories: tuple[str, ...], pitch: float, across: float, face: Face) -> tuple[float, float, list[str]]:
    """The size of the names, how wide their column is, and the names, cut only where the smallest is too large."""
    sizes = [one * face.scale for one in _NAME_SIZES if one * face.scale * LINE <= pitch]
    for size in (*sizes, next((one for one in sizes if one <= _CUT_SIZE * face.scale), sizes[-1])):
        label = min(max(face.width(name, size) for name in categories) + 22 * face.scale, 0.4 * across)
        most = min(int(pitch // (size * LINE)), 3)
        names = [face.cut(name, size, label - 20 * face.scale, most) for name in categories]
        if names == list(categories):
            break
    return size, label, names


def cut_alt(alt: str) -> str:
    """An alternative text of a length that can be listened to."""
    if len(alt) <= _ALT_LIMIT:
        return alt
    return say("{beginning}… The rest is in the notes.", beginning=alt[:_ALT_LIMIT].rsplit(" ", 1)[0])


def _data(names: list[str], series: tuple[Series, ...]) -> CategoryChartData:
    data = CategoryChartData(number_format="#,##0")
    data.categories = names
    for one in series:
        data.add_series(one.name, one.values)
    return data


def _sheet(names: list[str], series: tuple[Series, ...]) -> bytes:
    """The workbook behind a chart, each name written as text."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Sheet1")
        for row, name in enumerate(names, start=1):
            sheet.write_string(row, 0, name)
        for column, one in enumerate(series, start=1):
            sheet.write_string(0, column, one.name)
            sheet.write_column(1, column, one.values)
    return out.getvalue()


def _lay_out(native, chart: Chart, box: Box, label: float, face: Face, ink: Ink) -> None:
    """Gives names, bars, axis and legend places of their own, so that none takes another's in any program."""
    native.has_legend = len(chart.series) > 1
    if native.has_legend:
        native.legend.position, native.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
        native.legend.font.size = Pt(14 * face.scale)
        ink.colour(native.legend.font.color)
    around = _around(chart, box.width, face)
    edge = _EDGE * face.scale
    left, top = label / box.width, edge / box.height
    wide, high = 1 - (label + 3 * edge) / box.width, (box.height - around) / box.height
    area = native._chartSpace.chart.plotArea
    for old in area.findall("{*}layout"):
        area.remove(old)
    area.insert(0, parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/><c:x val="{left:.4f}"/><c:y val="{top:.4f}"/><c:w val="{wide:.4f}"/>'
        f'<c:h val="{high:.4f}"/></c:manualLayout></c:layout>'
    ))  # fmt: skip


def _axes(native, chart: Chart, size: float, face: Face, ink: Ink) -> int:
    """Names from top to bottom in the pack's order, whole numbers below; returns where the axis ends."""
    highest = max(sum(one.values[at] for one in chart.series) for at in range(len(chart.categories)))
    step = next(each for each in _STEPS if highest <= 8 * each)
    top = max(-(-highest // step) * step, 1)
    names, numbers = native.category_axis, native.value_axis
    names.reverse_order = True
    numbers._element.crosses.val = XL_AXIS_CROSSES.MAXIMUM  # below: a reversed axis would have it above
    names.tick_labels.font.size = Pt(size)
    ink.colour(names.tick_labels.font.color)
    every = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    names._element.insert_element_before(every, "c:tickMarkSkip", "c:noMultiLvlLbl", "c:extLst")
    names.format.line.color.rgb = rgb(FAINT[ink.is_dark])
    names.major_tick_mark = numbers.major_tick_mark = XL_TICK_MARK.NONE
    numbers.minimum_scale, numbers.maximum_scale, numbers.major_unit = 0, top, step
    numbers.has_major_gridlines = True
    numbers.major_gridlines.format.line.color.rgb = rgb(FAINT[ink.is_dark])
    numbers.major_gridlines.format.line.width = Pt(0.5)
    numbers.format.line.fill.background()
    numbers.tick_labels.number_format, numbers.tick_labels.number_format_is_linked = "#,##0", False
    numbers.tick_labels.font.size = Pt(12 * face.scale)
    ink.colour(numbers.tick_labels.font.color, quiet=True)
    return top


def _pale_places(series: tuple[Series, ...]) -> list[int]:
    """For each series, how many pale ones without a rating stand before it: they may not look the same."""
    return [sum(each.is_computed and each.rating is None for each in series[:at]) for at in range(len(series))]


def _paint(native, series: Series, bar: float, size: float, pale: int, face: Face, ink: Ink) -> int:
    """Colours a series and writes its numbers; bar: the width of a 1. Returns how many numbers don't fit."""
    fill, line, text = _colours(series, pale, ink.is_dark)
    is_solid = line == BACKGROUND[ink.is_dark]
    native.invert_if_negative = False
    native.format.fill.solid()
    native.format.fill.fore_color.rgb = rgb(fill)
    native.format.line.color.rgb, native.format.line.width = rgb(line), Pt(1 if is_solid else 1.5)
    if pale and series.rating is None and series.is_computed:
        native.format.line.dash_style = MSO_LINE_DASH_STYLE.SQUARE_DOT
    labels = native.data_labels
    labels.show_value, labels.position = True, XL_LABEL_POSITION.CENTER
    labels.number_format, labels.number_format_is_linked = "#,##0;-#,##0;;", False
    labels.font.size, labels.font.color.rgb = Pt(size), rgb(text)
    labels.font.bold = is_solid
    narrow = [at for at, value in enumerate(series.values) if 0 < value * bar < face.width(f"{value:,}", size) * 1.1]
    for place, at in enumerate(narrow):
        gone = parse_xml(f'<c:dLbl {nsdecls("c")}><c:idx val="{at}"/><c:delete val="1"/></c:dLbl>')
        labels._element.insert(place, gone)
    return len(narrow)


def _colours(series: Series, pale: int, dark: bool) -> tuple[str, str, str]:
    """Fill, outline and text of a series: pale and outlined where this tool computed it, solid where it didn't."""
    background, accent = BACKGROUND[dark], ACCENT[dark]
    if series.rating is None:
        if series.is_computed:
            return shades.mix(accent, background, 0.2 if pale == 0 else 0.04), accent, TEXT[dark]
        return accent, background, shades.text_on(accent)
    if ratings.rating(series.rating) is ratings.NOT_RATED:
        return background, MUTED[dark], TEXT[dark]
    fill = shades.fill(series.rating, dark, share=1, is_computed=series.is_computed)
    if series.is_computed:
        return fill, shades.line(series.rating, dark), TEXT[dark]
    return fill, background, ratings.text_colour(series.rating, dark)
