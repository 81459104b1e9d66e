import Typesetting

/// Words of a figure that can be printed without it.
public enum FigureWords: Hashable, Sendable {
    /// The caption in one of its forms.
    case caption(CaptionFormat)
    /// The description for readers who cannot see the figure, as plain text.
    case alternativeText
}

/// The forms of a caption, named by their file extensions.
public enum CaptionFormat: String, Hashable, Sendable, CaseIterable {
    /// A paragraph of Markdown.
    case md
    /// The LaTeX command `\caption`.
    case tex
    /// Plain text.
    case txt
}

extension Figure {
    /// Some of the figure's words on one line, ending with a line feed: to paste beneath the figure or into its attribute.
    ///
    /// A caption begins with the title, in bold where the form allows; in LaTeX, the title alone is for the list of
    /// figures.
    package func text(of words: FigureWords) -> String {
        switch words {
        case .caption(let format): caption(as: format) + "\n"
        case .alternativeText: alternativeText + "\n"
        }
    }

    private func caption(as format: CaptionFormat) -> String {
        switch format {
        case .md: return "**\(MarkdownText.escaped(title)).** \(MarkdownText.escaped(caption))"
        case .tex:
            let title = LaTeXText.escaped(title)
            return "\\caption[{\(title)}]{\\textbf{\(title).} \(LaTeXText.escaped(caption))}"
        case .txt: return "\(title). \(caption)"
        }
    }
}
