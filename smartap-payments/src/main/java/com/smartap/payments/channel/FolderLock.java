package com.smartap.payments.channel;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/** One user of a folder at a time: among the threads of this process, and among processes. */
final class FolderLock implements AutoCloseable {
    /** A file lock belongs to the whole process, so its threads need a lock of their own, one for each folder. */
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel file;

    private FolderLock(ReentrantLock threads, FileChannel file) {
        this.threads = threads;
        this.file = file;
    }

    /** Waits for the lock. */
    static FolderLock of(Path lockFile) throws IOException {
        ReentrantLock threads =
                THREADS.computeIfAbsent(lockFile.toAbsolutePath().normalize(), path -> new ReentrantLock());
        threads.lock();
        boolean locked = false;
        try {
            FileChannel file = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                file.lock();
                locked = true;
                return new FolderLock(threads, file);
            } finally {
                if (!locked) {
                    file.close();
                }
            }
        } finally {
            if (!locked) {
                threads.unlock();
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            file.close();
        } finally {
            threads.unlock();
        }
    }
}
