package com.smartap.sample.host;

import com.smartap.spi.Api;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the host application. {@code mvn -Pdemo} in the project's root builds what it needs and runs it. */
@Api(usage = Api.Usage.CALL, since = "0.1")
@SpringBootApplication
public class HostApplication {
    /** Runs until it is stopped. */
    public static void main(String[] arguments) {
        SpringApplication.run(HostApplication.class, arguments);
    }
}
