package com.smartap.sample.host;

import com.smartap.core.SmartAp;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The host application in this process, on a free port and a folder of the test's. */
final class Host implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private Host(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static Host start(Path folder, String... more) {
        String[] arguments = new String[more.length + 4];
        arguments[0] = "--server.port=0";
        arguments[1] = "--demo.folder=" + folder;
        arguments[2] = "--demo.bank-answers-after=1s";
        arguments[3] = "--logging.level.org.openqa=error";
        System.arraycopy(more, 0, arguments, 4, more.length);
        return new Host(SpringApplication.run(HostApplication.class, arguments));
    }

    String url() {
        return "http://localhost:"
                + ((ServletWebServerApplicationContext) context).getWebServer().getPort();
    }

    SmartAp smartAp() {
        return context.getBean(SmartAp.class);
    }

    World world() {
        return context.getBean(World.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
