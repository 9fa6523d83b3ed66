package com.smartap.console;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.spring.ActorResolver;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** A host for tests: the header or cookie {@code roles} says who is calling. */
@SpringBootApplication(scanBasePackages = "nowhere")
public class ConsoleApp {
    @Bean
    FakeSmartAp smartAp() {
        return new FakeSmartAp();
    }

    @Bean
    ActorResolver actors() {
        return request -> {
            String header = request.getHeader("roles");
            String roles = header == null ? System.getProperty("console.roles") : header;
            if (roles == null) {
                return Optional.empty();
            }
            Set<Role> all = Arrays.stream(roles.split(",")).map(Role::valueOf).collect(Collectors.toSet());
            return Optional.of(
                    new Actor(TenantId.DEFAULT, roles.toLowerCase(java.util.Locale.ROOT), "Test " + roles, all));
        };
    }

    /** Serves the pages over the pretended engine, to look at them while changing them. */
    public static void main(String[] args) {
        System.setProperty("console.roles", args.length > 0 ? args[0] : "CLERK,CFO,ADMIN,TREASURER");
        org.springframework.boot.SpringApplication.run(
                ConsoleApp.class, "--server.port=18099", "--smartap.enabled=false");
    }

    /** The engine, as the console sees it. */
    static FakeSmartAp fake(SmartAp smartAp) {
        return (FakeSmartAp) smartAp;
    }
}
