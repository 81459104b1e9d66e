import Foundation
import Testing

extension Pages {
    /// The HTML report on screens of all kinds, on paper, and without scripts.
    @Suite(.enabled(if: Browser.isInstalled, Browser.comment), .serialized, .timeLimit(.minutes(5)))
    struct ReportAppearanceTests {
        @Test(arguments: [(375, false), (375, true), (768, false), (1280, true)])
        func nothingScrollsSideways(width: Int, isDark: Bool) async throws {
            let report = try await QuickReport.shared
            try await Browser.withBrowser { browser in
                try await browser.setWidth(width)
                try await browser.setDark(isDark)
                try await browser.open(report.page)
                let widths = try await browser.run(
                    "const e = document.scrollingElement; return [e.scrollWidth, e.clientWidth]")
                #expect(widths.list[0] == widths.list[1])
                try await browser.attachScreenshot("report-\(width)-\(isDark ? "dark" : "light")")
            }
        }

        @Test func allContentIsThereWithoutScripts() async throws {
            let report = try await QuickReport.shared
            try await Browser.withBrowser { browser in
                try await browser.open(report.page)
                let inventory = """
                    return ['main section', 'figure svg', 'table', 'h2', 'figcaption', 'math'].map(selector =>
                        [...document.querySelectorAll(selector)].length)
                    """
                let withScripts = try await browser.run(inventory)
                try await browser.chromium("Emulation.setScriptExecutionDisabled", ["value": true])
                try await browser.open(report.page)
                // The page's own script does not run; the browser still answers.
                #expect(try await browser.run(inventory) == withScripts)
                let controls = try await browser.run(
                    "return document.querySelectorAll('button, select, input, .tooltip').length")
                #expect(controls.number == 0)
                let tooltips = try await browser.run("return document.querySelectorAll('g.data title').length")
                #expect((tooltips.number ?? 0) > 50)
                try await browser.attachScreenshot("report-without-scripts")
            }
        }

        @Test(arguments: [false, true])
        func textContrastsWithItsBackground(isDark: Bool) async throws {
            let report = try await QuickReport.shared
            try await Browser.withBrowser { browser in
                try await browser.setDark(isDark)
                try await browser.open(report.page)
                let found = try await browser.run(Self.contrasts)
                #expect(found["poor"].texts.isEmpty)
                for kind in ["words", "labels"] { #expect((found[kind].number ?? 0) > 100, "\(kind)") }
            }
        }

        /// The texts of the page, figures included, whose contrast with their ground is below 4.5, with that contrast; and
        /// the numbers of all texts outside figures and inside them.
        ///
        /// The ground of a text in a figure is the last rectangle before it that contains its position.
        private static let contrasts = """
            const channel = c => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
            const luminance = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
            const rgb = text => text.match(/[\\d.]+/g).map(Number);
            const contrast = (a, b) => {
                const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
                return (x + 0.05) / (y + 0.05);
            };
            const ground = element => {
                for (let e = element; e; e = e.parentElement) {
                    const color = rgb(getComputedStyle(e).backgroundColor);
                    if (color.length < 4 || color[3] > 0) return color;
                }
                return [255, 255, 255];
            };
            const found = { poor: [], words: 0, labels: 0 };
            const check = (kind, text, ink, under) => {
                found[kind] += 1;
                const value = contrast(ink, under);
                if (value < 4.5) found.poor.push(text.slice(0, 60) + ': ' + value.toFixed(2));
            };
            const walker = document.createTreeWalker(document.querySelector('body'), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const element = walker.currentNode.parentElement;
                if (!walker.currentNode.data.trim() || element.closest('svg, script, style, template, .unseen')) continue;
                if (!element.checkVisibility()) continue;
                check('words', walker.currentNode.data.trim(), rgb(getComputedStyle(element).color), ground(element));
            }
            for (const svg of document.querySelectorAll('figure svg')) {
                if (!svg.checkVisibility()) continue;
                const shapes = [...svg.querySelectorAll('rect, text')].filter(e => !e.closest('g.data, clipPath'));
                shapes.forEach((text, index) => {
                    if (text.localName !== 'text' || !text.textContent) return;
                    const box = text.getBBox();
                    const [x, y] = text.hasAttribute('transform')
                        ? text.getAttribute('transform').match(/[\\d.]+/g).slice(0, 2).map(Number)
                        : [box.x + box.width / 2, box.y + box.height / 2];
                    const under = shapes.slice(0, index).reverse().find(e => {
                        if (e.localName !== 'rect' || e.getAttribute('fill') === 'none') return false;
                        const [left, top, width, height] = ['x', 'y', 'width', 'height'].map(n => Number(e.getAttribute(n)));
                        return x >= left && x <= left + width && y >= top && y <= top + height;
                    });
                    if (!under || getComputedStyle(under).fill.startsWith('url')) return;
                    check('labels', text.textContent, rgb(getComputedStyle(text).fill), rgb(getComputedStyle(under).fill));
                });
            }
            return found;
            """

        @Test(arguments: [("A4", 21.0, 29.7), ("Letter", 21.59, 27.94)])
        func figuresAndRowsFitPrintedPages(paper: String, width: Double, height: Double) async throws {
            let report = try await QuickReport.shared
            try await Browser.withBrowser { browser in
                // As wide as the paper within its margins, at 96 pixels to the inch.
                let margin = 1.5
                let inner = ((width - 2 * margin) / 2.54 * 96, (height - 2 * margin) / 2.54 * 96)
                try await browser.setWidth(Int(inner.0), height: Int(inner.1))
                try await browser.setDark(true, medium: "print")
                try await browser.open(report.page)
                let figures = try await browser.run(
                    """
                    return [...document.querySelectorAll('figure.drawn, tr')].filter(e => e.checkVisibility()).map(e =>
                        [e.id, e.getBoundingClientRect().height, getComputedStyle(e).breakInside]);
                    """)
                #expect(!figures.list.isEmpty)
                for figure in figures.list {
                    let parts = figure.list
                    #expect((parts[1].number ?? .infinity) < inner.1, "\(parts[0])")
                    #expect(parts[2].text == "avoid", "\(parts[0])")
                }
                for ground in ["body", ".plate svg"] {
                    let color = try await browser.run(
                        "return getComputedStyle(document.querySelector('\(ground)')).backgroundColor")
                    #expect(color.text == "rgb(255, 255, 255)", "\(ground)")
                }
                let printed = try await browser.post(
                    "print",
                    [
                        "page": ["width": .number(width), "height": .number(height)], "background": true,
                        "margin": [
                            "top": .number(margin), "bottom": .number(margin), "left": .number(margin),
                            "right": .number(margin),
                        ],
                    ])
                let document = try #require(printed.text.flatMap { Data(base64Encoded: $0) })
                #expect(document.starts(with: Array("%PDF".utf8)))
                Attachment.record(document, named: "report-\(paper).pdf")
            }
        }
    }
}
