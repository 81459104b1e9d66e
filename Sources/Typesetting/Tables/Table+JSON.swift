import Support

extension Table {
    /// The tidy data with name, title, caption and footnotes; one record per line.
    package var json: String {
        """
        {
          "name": \(JSONText.string(name)),
          "title": \(JSONText.string(title)),
          "caption": \(JSONText.string(caption)),
          "records": \(JSONText.lines(records.objects, indentation: 2)),
          "footnotes": \(JSONText.lines(footnotes.map(JSONText.string), indentation: 2))
        }

        """
    }
}

extension Records {
    /// The records as a JSON array, one per line.
    package var json: String { JSONText.lines(objects, indentation: 0) + "\n" }

    /// Each record as a JSON object.
    package var objects: [String] {
        rows.map { row in JSONText.object(zip(columns, row).map { ($0, JSONText.scalar($1)) }) }
    }
}
