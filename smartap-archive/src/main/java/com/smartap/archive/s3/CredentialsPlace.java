package com.smartap.archive.s3;

import java.io.IOException;
import java.util.Optional;

/** One place where credentials may be. */
interface CredentialsPlace {
    /** Empty if this place is not in use. */
    Optional<AwsCredentials> look() throws IOException;

    /** What it is, for messages. */
    String name();
}
