package com.smartap.capture.internal.container;

/**
 * What the directory of an archive says about an entry.
 *
 * @param name the name with its path, as written
 * @param method how it is packed
 * @param compressed bytes in the archive
 * @param size bytes it claims to unpack to; for guesses only
 * @param offset where its local header is
 * @param encrypted whether it needs a password
 * @param link whether it is a link of a file system
 */
public record ZipEntryHead(
        String name, int method, long compressed, long size, long offset, boolean encrypted, boolean link) {
    /** Whether it is a folder. */
    public boolean isFolder() {
        return name.endsWith("/") || name.endsWith("\\");
    }

    /** Whether the path leads out of the archive's own folder. */
    public boolean climbs() {
        String path = name.replace('\\', '/');
        return path.startsWith("/") || path.matches("^[A-Za-z]:.*") || ("/" + path + "/").contains("/../");
    }

    /** The name without its path and without characters that deceive, for people and messages. */
    public String shownName() {
        return Names.plain(name);
    }
}
