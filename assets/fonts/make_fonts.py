#!/usr/bin/env python3
"""Makes the typefaces that Slipway ships out of Inter and JetBrains Mono.

    make_fonts.py INTER_WEB_FOLDER JETBRAINS_MONO_TTF [OUTPUT_FOLDER]

Neither JavaFX nor AWT can switch on an OpenType feature, and a column of figures needs digits of one width. So the
tabular glyphs of Inter take the place of the proportional ones in the character map itself. The result is renamed, as
it is no longer Inter, and cut down to the scripts that the product shows. README.md says where the inputs come from.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Inter Slipway"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600, "Bold": 700}

# Signs that stand in columns of figures beside the digits. Full stop and comma have one width each already.
TABULAR = "0123456789+−=<>≤≥±×÷≈≠"
FIGURE_SPACE = 0x2007

RANGES = [
    (0x0020, 0x007E), (0x00A0, 0x017F), (0x0218, 0x021B), (0x02C6, 0x02DD), (0x0300, 0x036F),  # Latin and its marks
    (0x0370, 0x03FF), (0x0400, 0x045F), (0x0490, 0x0491),  # Greek, Cyrillic
    (0x2000, 0x206F), (0x2070, 0x209F), (0x20A0, 0x20C0),  # punctuation, superscripts and subscripts, currencies
    (0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF),  # letterlike signs, arrows, mathematical operators
    (0x2300, 0x23FF), (0x25A0, 0x25FF), (0x2600, 0x27BF),  # technical, geometric shapes, check marks
]
UNICODES = {code for first, last in RANGES for code in range(first, last + 1)}

# Contextual alternates are left out on purpose: they would turn "2x2" and "->" into other signs than were written.
FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl"]


def tabular_glyphs(font):
    """Glyph name to the name of its tabular form, read from the font's own tnum feature."""
    table = font["GSUB"].table
    lookups = {index for record in table.FeatureList.FeatureRecord if record.FeatureTag == "tnum"
               for index in record.Feature.LookupListIndex}
    mapping = {}
    for index in lookups:
        for part in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(part, "ExtSubTable", part).mapping)
    return mapping


def make_digits_equally_wide(font):
    forms = tabular_glyphs(font)
    names = font.getBestCmap()
    replacement = {ord(sign): forms[names[ord(sign)]] for sign in TABULAR}
    for table in font["cmap"].tables:
        for code in replacement.keys() & table.cmap.keys():
            table.cmap[code] = replacement[code]
    metrics = font["hmtx"]
    width = metrics[replacement[ord("0")]][0]
    space = names[FIGURE_SPACE]
    metrics[space] = (width, metrics[space][1])


def cut_down(font):
    options = subset.Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = ["*"]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "meta"]
    worker = subset.Subsetter(options)
    worker.populate(unicodes=UNICODES)
    worker.subset(font)


def rename(font, family, style, weight):
    """Regular and Bold form one family of two; each further weight is a family of its own, as AWT and JavaFX, which
    know only plain and bold, need it. Programs that know weights find all four by the typographic names 16 and 17."""
    paired = style in ("Regular", "Bold")
    file_name = family.replace(" ", "") + "-" + style
    old = font["name"]
    kept = {number: str(old.getName(number, 3, 1, 0x409)) for number in (0, 5, 8, 9, 11, 13, 14)
            if old.getName(number, 3, 1, 0x409)}
    names = kept | {
        1: family if paired else f"{family} {style}",
        2: style if paired else "Regular",
        3: f"{kept[5]};{file_name}",
        4: family if style == "Regular" else f"{family} {style}",
        6: file_name,
        10: "Made by Slipway's make_fonts.py: a subset whose digits have one width.",
    }
    if not paired:
        names |= {16: family, 17: style}
    old.names = []
    for number, text in sorted(names.items()):
        old.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold = style == "Bold"
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


def save(font, path):
    font.flavor = None
    font.recalcTimestamp = False
    font.save(path)
    print(f"{path.name}: {path.stat().st_size // 1024} KB, {font['maxp'].numGlyphs} glyphs")


def main(inter_folder, mono_file, output="."):
    for style, weight in WEIGHTS.items():
        font = TTFont(Path(inter_folder) / f"Inter-{style}.woff2")
        make_digits_equally_wide(font)
        cut_down(font)
        rename(font, FAMILY, style, weight)
        save(font, Path(output) / f"InterSlipway-{style}.ttf")
    mono = TTFont(mono_file)
    cut_down(mono)
    rename(mono, "JetBrains Mono Slipway", "Regular", 400)
    save(mono, Path(output) / "JetBrainsMonoSlipway-Regular.ttf")


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    main(*sys.argv[1:])
