package com.smartap.archive.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** The single operations of a file system that a store is made of, so that a test can end the world between any two. */
public interface Disk {
    /** The machine's own. */
    Disk REAL = new RealDisk();

    /** Whether there is a directory. */
    boolean isDirectory(Path path);

    /** Whether there is a file. */
    boolean isFile(Path path);

    /** How many bytes a file has. */
    long size(Path file) throws IOException;

    /**
     * Opens a file.
     *
     * @throws java.nio.file.NoSuchFileException if it is not there
     */
    InputStream read(Path file) throws IOException;

    /** Makes one directory, unless it is there. */
    void makeDirectory(Path directory) throws IOException;

    /** Forces the entries of a directory to the disk, where the system can do that. */
    void sync(Path directory) throws IOException;

    /** Makes a file of its own name that is locked as long as its writer lives. */
    Output create(Path directory) throws IOException;

    /** Gives a file another name in one step; one that is there is replaced. */
    void move(Path from, Path to) throws IOException;

    /** Removes a file; says whether it was there. */
    boolean delete(Path file) throws IOException;

    /** Removes files in a directory whose writers live no more. */
    void removeAbandoned(Path directory) throws IOException;

    /** What a directory holds, sorted by name; nothing if it is not there. */
    List<Path> list(Path directory) throws IOException;

    /** A file that is being written; to close it removes it, unless it was moved. */
    interface Output extends AutoCloseable {
        /** Where it is. */
        Path path();

        /** Adds bytes. */
        void write(byte[] bytes, int length) throws IOException;

        /** Forces the bytes to the disk. */
        void force() throws IOException;

        @Override
        void close() throws IOException;
    }
}
