package com.smartap.sample.host;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** The page to sign in: one button for each person of the demo. */
@Controller
class LoginController {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark"><title>Sign in · SmartAP demo</title>
            <link rel="icon" href="/smartap/assets/icon.svg"><link rel="stylesheet" href="/smartap/assets/console.css"><link rel="stylesheet" href="/demo.css"></head>
            <body class="sign-in"><main id="main">
            <header><svg class="logo" viewBox="0 0 24 24" aria-hidden="true"><rect width="24" height="24" rx="7"/><path d="M7 12.5 10.5 16 17 8.5"/></svg>
            <h1>SmartAP demo</h1><p class="muted">Accounts payable, embedded in a Spring Boot application. Who do you want to be?</p></header>
            %s
            <ul class="people">%s</ul>
            <details class="card"><summary>Sign in by name</summary>
            <form method="post" action="/login" class="by-name">%s
            <p><label for="username">User name</label><input id="username" name="username" autocomplete="username" required></p>
            <p><label for="password">Password (the same)</label><input id="password" name="password" type="password" autocomplete="current-password" required></p>
            <button class="primary">Sign in</button></form></details>
            </main></body></html>
            """;
    private static final String PERSON = """
            <li><form method="post" action="/login">%s<input type="hidden" name="username" value="%s"><input type="hidden" name="password" value="%s">
            <button id="as-%s"><span class="avatar" aria-hidden="true">%s</span><span><strong>%s</strong><span class="role">%s</span><span class="muted block">%s</span></span></button></form></li>
            """;

    @GetMapping("/")
    String start() {
        return "redirect:/smartap";
    }

    @GetMapping("/login")
    ResponseEntity<byte[]> page(
            CsrfToken token, @RequestParam(required = false) @org.jspecify.annotations.Nullable String error) {
        String hidden = "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                .formatted(HtmlUtils.htmlEscape(token.getParameterName()), HtmlUtils.htmlEscape(token.getToken()));
        String people = Arrays.stream(DemoUser.values())
                .map(user -> PERSON.formatted(
                        hidden,
                        user.login(),
                        user.login(),
                        user.login(),
                        user.person().charAt(0),
                        user.person(),
                        user.title(),
                        user.powers()))
                .collect(Collectors.joining());
        String problem = error == null
                ? ""
                : "<div class=\"alert bad\" role=\"alert\"><p>User name and password do not fit. Each password is the user name.</p></div>";
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
                .body(PAGE.formatted(problem, people, hidden).getBytes(StandardCharsets.UTF_8));
    }
}
