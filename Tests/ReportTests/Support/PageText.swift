/// The text of a page as readers see it.
enum PageText {
    /// The page without its scripts and the data for them.
    static func withoutScripts(_ html: String) -> String {
        html.replacing(/<script[^>]*>[\s\S]*?<\/script>/, with: "")
    }

    /// The elements through which a page could load something, except those with inline script or data.
    static func loaders(in html: String) -> [String] {
        let all = ["<link", "<img", "<iframe", "<object", "<embed", "@import", " src=", "srcset", "fetch(", "import("]
            .filter(html.contains)
        let scripts = html.matches(of: /<script([^>]*)>/).map { String($0.1) }
            .filter {
                !["", " type=\"application/json\" class=\"copies\"", " type=\"application/json\" class=\"frames\""]
                    .contains($0)
            }
        return all + scripts
    }
}
