"""Measures a printed report: the size of its body text, words outside the text area, and empty space below the text.

Usage: python3 Tests/Print/measure.py REPORT.pdf

Prints a line for each page and then what is wrong; exits with 1 if anything is. Wrong are body text outside 10 to 11 pt, words
outside the text area, and a page that is more than a quarter empty, unless it is the last or the next begins with a chapter.
Needs Python 3.9, and pdftohtml and pdftoppm of poppler-utils.
"""

import collections
import pathlib
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

# The largest zoom of pdftohtml, whose sizes are whole pixels.
ZOOM = 3
SMALLEST_BODY, LARGEST_BODY = 10, 11
LARGEST_EMPTY_SHARE = 0.25
# The headline of a chapter is at least this many times as large as body text.
CHAPTER = 1.25
# Lines of paragraphs are at least this wide, as a share of the page; cells of tables and labels of figures are not.
LINE = 0.6
# Punctuation and rounded places may reach this many points over the edge of the text area.
OVERHANG = 4
RESOLUTION = 36

Text = collections.namedtuple("Text", "left top right bottom size font words")


class Page:
    """The texts of a page but its number, in points from its top left corner, and the place of its lowest ink."""

    def __init__(self, element, fonts, inked):
        self.number = int(element.get("number"))
        self.width, self.height = (float(element.get(name)) / ZOOM for name in ("width", "height"))
        texts = [text for text in self.read(element, fonts) if text.words]
        numbers = [text for text in texts if text.top > 0.9 * self.height and text.words.isdigit()]
        self.texts = [text for text in texts if text not in numbers]
        foot = min((text.top for text in numbers), default=self.height) - 2
        self.lowest = max((place for place in inked if place < foot), default=0)
        self.top = min((text.top for text in self.texts), default=self.height)

    @staticmethod
    def read(element, fonts):
        """The texts of the page's element."""
        for text in element.findall("text"):
            left, top, width, height = (float(text.get(name)) / ZOOM for name in ("left", "top", "width", "height"))
            yield Text(left, top, left + width, top + height, *fonts[text.get("font")], "".join(text.itertext()).strip())

    def lines(self):
        """The texts that are lines of paragraphs."""
        return [text for text in self.texts if text.right - text.left > LINE * self.width]

    def begins_with_chapter(self, body):
        """Whether the first text is the headline of a chapter."""
        first = min(self.texts, key=lambda text: text.top, default=None)
        return first is not None and first.size >= CHAPTER * body


def run(*command):
    """The output of a program."""
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout


def inked_places(path):
    """For each page, the places of its rows that are not white, in points from the top."""
    with tempfile.TemporaryDirectory() as folder:
        run("pdftoppm", "-r", str(RESOLUTION), "-gray", path, f"{folder}/page")
        for picture in sorted(pathlib.Path(folder).iterdir(), key=lambda file: int(file.stem.split("-")[-1])):
            _, size, _, data = picture.read_bytes().split(b"\n", 3)
            width, height = map(int, size.split())
            rows = (data[row * width : (row + 1) * width] for row in range(height))
            yield [(row + 1) * 72 / RESOLUTION for row, pixels in enumerate(rows) if min(pixels) < 235]


def pages(path):
    """The pages of a PDF."""
    root = ElementTree.fromstring(run("pdftohtml", "-xml", "-i", "-stdout", "-zoom", str(ZOOM), path))
    fonts = {
        font.get("id"): (int(font.get("size")) / ZOOM, font.get("family").split("+")[-1].split("-")[0])
        for font in root.iter("fontspec")
    }
    return [Page(element, fonts, inked) for element, inked in zip(root.iter("page"), inked_places(path))]


def most_frequent(pairs):
    """The value with the largest sum of weights."""
    sums = collections.Counter()
    for value, weight in pairs:
        sums[value] += weight
    return sums.most_common(1)[0][0]


def measure(path):
    """Prints the measures of all pages, and returns what is wrong."""
    found = pages(path)
    lines = [line for page in found for line in page.lines()]
    if not lines:
        return ["there is no paragraph"]
    body, font = most_frequent(((line.size, line.font), len(line.words)) for line in lines)
    left = most_frequent((line.left, 1) for line in lines if (line.size, line.font) == (body, font))
    upright = [page for page in found if page.width < page.height]
    top, bottom = min(page.top for page in upright), max(page.lowest for page in upright)
    problems = []
    if not SMALLEST_BODY <= body <= LARGEST_BODY:
        problems.append(f"the body text has {body:.1f} pt")
    print(f"body {body:.1f} pt {font}, text area from {left:.0f} pt, {top:.0f} to {bottom:.0f} pt down")
    print("page  body size  empty  outside")
    for page, following in zip(found, found[1:] + [None]):
        own = [(text.size, len(text.words)) for text in page.lines() if text.font == font]
        size = f"{most_frequent(own):.1f}" if own else "-"
        outside = [
            text.words for text in page.texts if text.left < left - OVERHANG or text.right > page.width - left + OVERHANG
        ]
        empty = (bottom - page.lowest) / (bottom - top)
        print(f"{page.number:4}  {size:>9}  {empty:4.0%}  {len(outside):7}")
        if outside:
            problems.append(f"page {page.number}: outside the text area: {', '.join(outside[:5])}")
        if empty > LARGEST_EMPTY_SHARE and following is not None and not following.begins_with_chapter(body):
            problems.append(f"page {page.number}: {empty:.0%} of the page are empty")
    return problems


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    wrong = measure(sys.argv[1])
    for problem in wrong:
        print(problem)
    sys.exit(1 if wrong else 0)
