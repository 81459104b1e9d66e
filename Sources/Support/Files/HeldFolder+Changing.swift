import Foundation

extension HeldFolder {
    /// Opens the folder at a path, creating it and its parents if necessary.
    ///
    /// Each is synced to disk before anything is put into it.
    package static func making(_ path: String) throws(SystemError) -> HeldFolder {
        try makePath(path)
        return try HeldFolder(at: path)
    }

    private static func makePath(_ path: String) throws(SystemError) {
        let above = path.folderAbove
        if mkdir(path, 0o777) != 0 {
            let code = errno
            // If a file is in the way, opening the folder reports it.
            guard code != EEXIST else { return }
            guard code == ENOENT, above != path else { throw SystemError(code: code) }
            try makePath(above)
            guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw SystemError(code: errno) }
        }
        // If the parent cannot be read, it cannot be synced.
        try (try? HeldFolder(at: above))?.synchronize()
    }

    /// Opens the folder called `name` in this one, creating it if necessary.
    package func makingFolder(_ name: String, mode: mode_t = 0o777) throws(SystemError) -> HeldFolder {
        guard mkdirat(descriptor, name, mode) == 0 || errno == EEXIST else { throw SystemError(code: errno) }
        return try folder(name)
    }

    /// Creates a new file and opens it for writing.
    package func makeFile(_ name: String, mode: mode_t = 0o644) throws(SystemError) -> FileHandle {
        let opened = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard opened >= 0 else { throw SystemError(code: errno) }
        return FileHandle(fileDescriptor: opened, closeOnDealloc: true)
    }

    /// Moves `name` from here to another folder under the name `newName`, replacing what has that name.
    package func move(_ name: String, to folder: HeldFolder, as newName: String) throws(SystemError) {
        guard renameat(descriptor, name, folder.descriptor, newName) == 0 else { throw SystemError(code: errno) }
    }

    /// Removes the file or link called `name`; does nothing if it does not exist.
    package func remove(_ name: String) throws(SystemError) {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else { throw SystemError(code: errno) }
    }

    /// Removes the folder called `name`, which `folder` holds open, with its contents and those of the folders directly
    /// inside.
    package func removeFolder(_ name: String, holding folder: HeldFolder) throws(SystemError) {
        for inner in try folder.names() {
            if try folder.entry(inner) == .folder {
                let opened = try folder.folder(inner)
                for file in try opened.names() { try opened.remove(file) }
                guard unlinkat(folder.descriptor, inner, AT_REMOVEDIR) == 0 else { throw SystemError(code: errno) }
            } else {
                try folder.remove(inner)
            }
        }
        guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 else { throw SystemError(code: errno) }
    }

    /// Syncs the folder's names to disk, if its file system can.
    package func synchronize() throws(SystemError) {
        guard fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP else { return }
        throw SystemError(code: errno)
    }
}
