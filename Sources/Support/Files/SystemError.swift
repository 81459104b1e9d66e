import Foundation

/// An error of the operating system.
package struct SystemError: Error {
    /// The reason as a phrase, such as `No space left on device`.
    package let reason: String
    /// The value of errno; nil if the reason is in words alone.
    package let code: Int32?

    /// An error described in words, with the value of errno if there is one.
    package init(reason: String, code: Int32? = nil) {
        self.reason = reason
        self.code = code
    }

    /// The error for a value of errno.
    package init(code: Int32) {
        reason = String(cString: strerror(code))
        self.code = code
    }

    /// The error behind one of Foundation's.
    package init(_ error: any Error) {
        var innermost = error as NSError
        while let underlying = innermost.userInfo[NSUnderlyingErrorKey] as? NSError { innermost = underlying }
        if innermost.domain == NSPOSIXErrorDomain {
            self.init(code: Int32(truncatingIfNeeded: innermost.code))
        } else {
            self.init(reason: innermost.localizedDescription.asClause)
        }
    }

    /// Runs `body` and converts the error it throws.
    package static func catching<Value>(_ body: () throws -> Value) throws(SystemError) -> Value {
        do {
            return try body()
        } catch {
            throw SystemError(error)
        }
    }

    /// Runs `body` and converts an error it throws to a failure whose sentence begins with `what`.
    package static func reporting<Value>(
        _ kind: Failure.Kind, _ what: @autoclosure () -> String, _ body: () throws(SystemError) -> Value
    ) throws(Failure) -> Value {
        do throws(SystemError) {
            return try body()
        } catch {
            throw Failure(kind, "\(what()): \(error.reason).")
        }
    }
}
