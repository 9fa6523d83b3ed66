package com.smartap.spring.rest;

import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.web.multipart.MultipartFile;

/** Uploaded files as documents. */
final class Uploads {
    private Uploads() {}

    static DocumentSource of(MultipartFile file) {
        String given = file.getOriginalFilename();
        String name = withoutPath(given == null || given.isBlank() ? "document" : given);
        return new DocumentSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return file.getSize();
            }

            @Override
            public InputStream open() throws IOException {
                return file.getInputStream();
            }
        };
    }

    /** The last part of a name that may hold a path of any system. */
    static String withoutPath(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    }
}
