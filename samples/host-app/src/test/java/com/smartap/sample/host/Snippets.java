package com.smartap.sample.host;

import com.smartap.console.ConsolePages;
import com.smartap.core.SignerDirectory;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.spi.esign.Signatory;
import com.smartap.spring.ActorResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Code that the documents show for Spring hosts, compiled. */
final class Snippets {
    private final ConsolePages pages;

    Snippets(ConsolePages pages) {
        this.pages = pages;
    }

    static final class Principal {
        // tag::principal-actor-resolver
        @Bean
        ActorResolver actorResolver() {
            return request -> Optional.ofNullable(request.getUserPrincipal())
                    .map(user -> Actor.of(TenantId.DEFAULT, user.getName(), user.getName(), Role.CLERK));
        }
        // end::principal-actor-resolver
    }

    static final class Authorities {
        // tag::security-actor-resolver
        @Bean
        ActorResolver actorResolver() {
            return request -> Optional.ofNullable(
                            SecurityContextHolder.getContext().getAuthentication())
                    .filter(user -> user.isAuthenticated() && !(user instanceof AnonymousAuthenticationToken))
                    .map(user -> new Actor(
                            TenantId.DEFAULT,
                            user.getName(),
                            user.getName(),
                            user.getAuthorities().stream()
                                    .map(GrantedAuthority::getAuthority)
                                    // ROLE_AP_CLERK, ROLE_AP_CFO, …
                                    .filter(name -> name != null && name.startsWith("ROLE_AP_"))
                                    .map(name -> Role.valueOf(name.substring("ROLE_AP_".length())))
                                    .collect(Collectors.toSet())));
        }
        // end::security-actor-resolver
    }

    record Employee(String id, String fullName, String email) {}

    interface Staff {
        List<Employee> withRole(String tenant, String role);
    }

    static final class Signers {
        // tag::signer-directory
        @Bean
        SignerDirectory signerDirectory(Staff staff) {
            return (tenant, role) -> staff.withRole(tenant.value(), role.name()).stream()
                    .map(person -> new Signatory(person.id(), person.fullName(), person.email()))
                    .toList();
        }
        // end::signer-directory
    }

    record Budget(String name, String total) {}

    private static List<Budget> budgets() {
        return List.of(new Budget("Office", "1000.00"));
    }

    // tag::console-page
    @GetMapping("/smartap/budgets")
    View budgets(HttpServletRequest request) {
        return pages.page(request, "host/budgets", Map.of("budgets", budgets()));
    }
    // end::console-page
}
