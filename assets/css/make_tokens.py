#!/usr/bin/env python3
"""Writes the looked-up colours of the desktop from tokens.css: make_tokens.py tokens.css FOLDER"""
import pathlib, re, sys

text = re.sub(r"/\*.*?\*/", "", pathlib.Path(sys.argv[1]).read_text(), flags=re.S)
blocks = re.findall(r"([^{}]+)\{([^{}]*)\}", text)
folder = pathlib.Path(sys.argv[2])
for name, selector in (("light", ".theme-light"), ("dark", ".theme-dark")):
    colours = {}
    for where, body in blocks:
        if selector in where:
            colours.update(re.findall(r"--([a-z0-9-]+):\s*(#[0-9A-Fa-f]{6})\s*;", body))
    lines = ["/* Made from assets/css/tokens.css by make_tokens.py; a test compares them. */", ".root {"]
    lines += [f"  -sw-{key}: {value};" for key, value in colours.items()]
    (folder / f"tokens-{name}.css").write_text("\n".join(lines) + "\n}\n")
