import Foundation

extension HeldFolder {
    /// Opens the folder at a path, which is made with those above it where it is not there.
    ///
    /// Each is on the disk before anything is put in it.
    package static func making(_ path: String) throws(SystemError) -> HeldFolder {
        try makePath(path)
        return try HeldFolder(at: path)
    }

    private static func makePath(_ path: String) throws(SystemError) {
        let above = path.folderAbove
        if mkdir(path, 0o777) != 0 {
            let code = errno
            // A file in the way is found when the folder is opened.
            guard code != EEXIST else { return }
            guard code == ENOENT, above != path else { throw SystemError(code: code) }
            try makePath(above)
            guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw SystemError(code: errno) }
        }
        // Where names may be made and not read, nothing can be synced.
        try (try? HeldFolder(at: above))?.synchronize()
    }

    /// Opens the folder called `name` in this one, which is made where it is not there.
    package func makingFolder(_ name: String, mode: mode_t = 0o777) throws(SystemError) -> HeldFolder {
        guard mkdirat(descriptor, name, mode) == 0 || errno == EEXIST else { throw SystemError(code: errno) }
        return try folder(name)
    }

    /// Makes a file that is not there yet and opens it for writing.
    package func makeFile(_ name: String, mode: mode_t = 0o644) throws(SystemError) -> FileHandle {
        let opened = openat(descriptor, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
        guard opened >= 0 else { throw SystemError(code: errno) }
        return FileHandle(fileDescriptor: opened, closeOnDealloc: true)
    }

    /// Gives what is called `name` here the name `newName` in another folder; what has that name there is replaced.
    package func move(_ name: String, to folder: HeldFolder, as newName: String) throws(SystemError) {
        guard renameat(descriptor, name, folder.descriptor, newName) == 0 else { throw SystemError(code: errno) }
    }

    /// Removes the file or link called `name`; nothing if it is not there.
    package func remove(_ name: String) throws(SystemError) {
        guard unlinkat(descriptor, name, 0) == 0 || errno == ENOENT else { throw SystemError(code: errno) }
    }

    /// Removes the folder called `name`, of which `folder` is the open one, with what is in it and in the folders directly
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

    /// Waits until the names in the folder are on the disk, where its file system can.
    package func synchronize() throws(SystemError) {
        guard fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP else { return }
        throw SystemError(code: errno)
    }
}
