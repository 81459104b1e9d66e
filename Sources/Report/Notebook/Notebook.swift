import Support

/// A Jupyter notebook without outputs: cells of Markdown and of Python.
package struct Notebook: Hashable, Sendable {
    /// The cells in their order; none is empty.
    package let cells: [Cell]

    /// A piece of a notebook.
    package struct Cell: Hashable, Sendable {
        /// The language of the text.
        package let kind: Kind
        /// The lines of the text, without line feeds.
        package let lines: [String]
    }

    /// What a cell holds.
    package enum Kind: Hashable, Sendable {
        /// Text for readers.
        case markdown
        /// Python.
        case code
    }

    /// The notebook of a Python script in the percent format, which editors and Jupytext also read.
    ///
    /// A line that begins with `# %%` begins a cell of code, with `# %% [markdown]` a cell of Markdown, whose lines are
    /// comments. Blank lines at both ends of a cell are dropped, and so are cells without others.
    package init(script: String) {
        var cells: [Cell] = []
        var (kind, lines) = (Kind.code, [Substring]())
        func end() {
            let text = lines.trimmingBlanks
            if !text.isEmpty { cells.append(Cell(kind: kind, lines: text.map(String.init))) }
            lines = []
        }
        for line in script.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            guard let next = Self.kind(after: line) else {
                lines.append(kind == .markdown ? Self.text(ofComment: line) : line)
                continue
            }
            end()
            kind = next
        }
        end()
        self.cells = cells
    }

    /// The kind of the cell that a line begins; nil if it begins none.
    private static func kind(after line: Substring) -> Kind? {
        guard line.hasPrefix("# %%") else { return nil }
        return line.contains("[markdown]") ? .markdown : .code
    }

    private static func text(ofComment line: Substring) -> Substring {
        line.hasPrefix("# ") ? line.dropFirst(2) : line == "#" ? "" : line
    }
}

extension [Substring] {
    /// The lines without blank ones at both ends.
    fileprivate var trimmingBlanks: ArraySlice<Substring> {
        func isBlank(_ line: Substring) -> Bool { line.allSatisfy(\.isWhitespace) }
        guard let first = firstIndex(where: { !isBlank($0) }), let last = lastIndex(where: { !isBlank($0) }) else {
            return []
        }
        return self[first...last]
    }
}

// MARK: - JSON

extension Notebook {
    /// The notebook as a file of the format nbformat 4.5, with a line for each line of text.
    ///
    /// Cells are numbered, so that the same notebook always gives the same bytes.
    package var json: String {
        """
        {
          "cells": \(JSONText.lines(cells.enumerated().map { $1.json(number: $0 + 1) }, indentation: 2)),
          "metadata": {
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"}
          },
          "nbformat": 4,
          "nbformat_minor": 5
        }

        """
    }
}

extension Notebook.Cell {
    /// The cell as an object.
    fileprivate func json(number: Int) -> String {
        let members: [(name: String, json: String)] =
            switch kind {
            case .markdown: [("cell_type", JSONText.string("markdown"))]
            case .code: [("cell_type", JSONText.string("code")), ("execution_count", "null"), ("outputs", "[]")]
            }
        return JSONText.object(
            members + [("id", JSONText.string("cell-\(number)")), ("metadata", "{}"), ("source", source)])
    }

    /// The text as an array of lines, all of which end with a line feed except the last.
    private var source: String {
        let last = lines.count - 1
        return JSONText.lines(
            lines.enumerated().map { JSONText.string($0 < last ? $1 + "\n" : $1) }, indentation: 4)
    }
}
