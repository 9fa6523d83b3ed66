package com.smartap.sample.host;

import com.smartap.model.Actor;
import com.smartap.spring.ActorResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** Who may come in, as any host decides it: SmartAP only asks who is calling. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(Arrays.stream(DemoUser.values())
                .map(user -> User.withUsername(user.login())
                        .password("{noop}" + user.login())
                        .roles(user.name())
                        .build())
                .toList());
    }

    /** The REST API: basic authentication, no session, so no cookie that another site could misuse. */
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http) throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .httpBasic(basic -> {})
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    /**
     * The pages: a form to sign in, and Spring Security's own protection against forged requests. Whoever has a link to
     * a signature page need not sign in: the link is one person's, for one document.
     */
    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(
                                "/login",
                                "/demo.css",
                                "/favicon.ico",
                                "/smartap/assets/**",
                                "/smartap/sign/**",
                                "/error")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage("/login").defaultSuccessUrl("/smartap"))
                .logout(logout -> logout.logoutSuccessUrl("/login?out"))
                .build();
    }

    @Bean
    ActorResolver actors() {
        return SecurityConfiguration::actor;
    }

    private static Optional<Actor> actor(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .flatMap(DemoUser::of)
                .map(DemoUser::actor);
    }
}
